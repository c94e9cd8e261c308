import type { ToolContext } from '#servers/kit/tool.ts';
import { findCompliance } from './find-compliance.ts';
import { findSecrets } from '#servers/source-scan/find-secrets.ts';
import type { SecretSearch } from '#servers/source-scan/find-secrets.ts';
import type { Finding } from './finding.ts';
import { visitFiles } from '#servers/source-scan/target-files.ts';
import type { Coverage } from '#servers/source-scan/target-files.ts';
import { findVulnerable } from './vulnerable-patterns.ts';

const MAX_FINDINGS = 2_000;

export interface FileScan {
  total: number;
  /** The most severe first. */
  findings: Finding[];
  truncated: boolean;
  allowed: number;
  coverage: Coverage;
}

interface Wanted {
  secrets?: SecretSearch;
  vulnerabilities: boolean;
  compliance: boolean;
}

/** Looks for what is wanted in every file of the target. Throws as visitFiles does. */
export async function scanFiles(
  target: string,
  field: string,
  recursive: boolean,
  context: ToolContext,
  { secrets, vulnerabilities, compliance }: Wanted,
): Promise<FileScan> {
  const findings: Finding[] = [];
  let [total, allowed] = [0, 0];
  const coverage = await visitFiles(target, field, recursive, context, (file) => {
    const found = secrets === undefined ? undefined : findSecrets(file, secrets);
    allowed += found?.allowed ?? 0;
    const all = [
      ...(found?.findings ?? []),
      ...(vulnerabilities ? findVulnerable(file) : []),
      ...(compliance ? findCompliance(file) : []),
    ];
    total += all.length;
    findings.push(...all.slice(0, MAX_FINDINGS - findings.length));
  });
  const order = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'];
  const sorted = findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return { total, findings: sorted, truncated: total > findings.length, allowed, coverage };
}
