import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { Severity } from '#servers/source-scan/found-secret.ts';
import { Finding, lineOf, sorted } from './finding.ts';
import { sarifLog } from './sarif.ts';

const MAX_FINDINGS = 2_000;
const MAX_SHOWN = 200;

export const targetPath = z
  .string()
  .min(1)
  .describe('File or folder, absolute or relative to the first workspace folder');
export const wantsSarif = z.boolean().default(false).describe('Also as a SARIF 2.1.0 log');

const NotRead = z.object({ path: z.string(), reason: z.string() });

/** What every scan of code answers. */
export const Report = z.object({
  engine: z.string(),
  engine_version: z.string().nullable(),
  total: z.int(),
  by_severity: z.record(Severity, z.int()),
  findings: z.array(Finding).describe('The most severe first'),
  truncated: z.boolean().describe('There are more findings than are listed'),
  allowed: z.int().nullable().describe('On lines that say that they are known; null: not told by the engine'),
  files: z.int().nullable().describe('Looked at; null: not told by the engine'),
  not_read: z.array(NotRead).describe('Files that the engine could not read or parse'),
  complete: z.boolean(),
  sarif: z.record(z.string(), z.json()).nullable(),
});
export type Report = z.infer<typeof Report>;

interface Scan {
  engine: string;
  version?: string | undefined;
  findings: readonly Finding[];
  /** Of all, where not all are in `findings`. */
  total?: number;
  allowed?: number;
  files?: number;
  notRead?: z.infer<typeof NotRead>[];
  complete?: boolean;
}

/** `folder` is what the paths of the findings are relative to. */
export function reportOf(scan: Scan, folder: string, sarif: boolean): Report {
  const findings = sorted(scan.findings).slice(0, MAX_FINDINGS);
  const total = scan.total ?? scan.findings.length;
  return {
    engine: scan.engine,
    engine_version: scan.version ?? null,
    total,
    by_severity: countBySeverity(scan.findings),
    findings,
    truncated: total > findings.length,
    allowed: scan.allowed ?? null,
    files: scan.files ?? null,
    not_read: scan.notRead ?? [],
    complete: (scan.complete ?? true) && (scan.notRead ?? []).length === 0,
    sarif: sarif ? asJson(sarifLog(scan.engine, scan.version, findings, folder)) : null,
  };
}

export function countBySeverity(findings: readonly Pick<Finding, 'severity'>[]): Record<Severity, number> {
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  return { CRITICAL: count('CRITICAL'), HIGH: count('HIGH'), MEDIUM: count('MEDIUM'), LOW: count('LOW') };
}

export function reportText({ engine, total, files, findings, complete, not_read }: Report): string {
  return [
    `${engine}: ${total} findings${files === null ? '' : ` in ${files} files`}${complete ? '' : '; the scan is not complete'}.`,
    ...findings.slice(0, MAX_SHOWN).map(lineOf),
    ...not_read.slice(0, 20).map(({ path, reason }) => `Not read: ${path} (${reason})`),
  ].join('\n');
}

function asJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
