import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { findProgram, run } from '#servers/kit/exec.ts';
import { masked } from '#servers/source-scan/found-secret.ts';
import { engineFailure, readOutput } from './engine-output.ts';
import type { Finding } from './finding.ts';
import { withScratch } from './target.ts';
import type { Target } from './target.ts';

const TIMEOUT_MS = 600_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** What another engine did: its findings, or why there are none. */
export interface OutsideScan {
  engine: 'gitleaks' | 'trufflehog';
  /** null: it did not run. */
  findings: Finding[] | null;
  reason: string | null;
}

/** https://github.com/gitleaks/gitleaks: the JSON report is an array of findings. */
const Gitleaks = z.array(
  z.looseObject({
    RuleID: z.string(),
    Description: z.string(),
    File: z.string(),
    StartLine: z.int(),
    EndLine: z.int().optional(),
    StartColumn: z.int().optional(),
  }),
);

/** https://github.com/trufflesecurity/trufflehog: one JSON object a line. */
const Trufflehog = z.looseObject({
  SourceMetadata: z.looseObject({
    Data: z.looseObject({
      Filesystem: z.looseObject({ file: z.string(), line: z.int().optional() }),
    }),
  }),
  DetectorName: z.string(),
  Raw: z.string(),
});

/** Runs the engines that are installed; a target's own configuration and lists of exceptions are not loaded. */
export function scanOutside(target: Target, signal: AbortSignal): Promise<OutsideScan[]> {
  return Promise.all([
    attempt('gitleaks', () => runGitleaks(target, signal)),
    attempt('trufflehog', () => runTrufflehog(target, signal)),
  ]);
}

async function attempt(engine: OutsideScan['engine'], act: () => Promise<Finding[]>): Promise<OutsideScan> {
  if ((await findProgram(engine)) === undefined) return { engine, findings: null, reason: 'not installed' };
  try {
    return { engine, findings: await act(), reason: null };
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    return { engine, findings: null, reason: error.message };
  }
}

function runGitleaks(target: Target, signal: AbortSignal): Promise<Finding[]> {
  return withScratch(async (scratch) => {
    const [config, report] = [path.join(scratch, 'gitleaks.toml'), path.join(scratch, 'report.json')];
    await writeFile(config, '[extend]\nuseDefault = true\n');
    const args = [
      'detect',
      '--no-git',
      '--no-banner',
      '--redact',
      '--exit-code=0',
      `--source=${target.path}`,
      `--config=${config}`,
      `--gitleaks-ignore-path=${scratch}`,
      '--report-format=json',
      `--report-path=${report}`,
    ];
    const result = await run('gitleaks', args, {
      cwd: scratch,
      timeoutMs: TIMEOUT_MS,
      overflow: 'truncate',
      signal,
    });
    if (result.exitCode !== 0) throw engineFailure('gitleaks', result.stderr.trim().slice(-500), result);
    const written = await readFile(report, 'utf8').catch(() => '');
    return readOutput('gitleaks', Gitleaks, written, result).map((one) => ({
      ...common('gitleaks', one.RuleID, one.Description),
      path: target.nameOf(one.File),
      line: one.StartLine,
      column: one.StartColumn ?? null,
      end_line: one.EndLine ?? null,
      shown: null,
    }));
  });
}

function runTrufflehog(target: Target, signal: AbortSignal): Promise<Finding[]> {
  return withScratch(async (scratch) => {
    // Verifying would send what it finds to whoever seems to have issued it.
    const args = ['filesystem', target.path, '--json', '--no-update', '--no-verification'];
    const result = await run('trufflehog', args, {
      cwd: scratch,
      timeoutMs: TIMEOUT_MS,
      maxOutputBytes: MAX_OUTPUT_BYTES,
      signal,
    });
    if (result.exitCode !== 0) throw engineFailure('trufflehog', result.stderr.trim().slice(-500), result);
    const lines = result.stdout.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => {
      const one = readOutput('trufflehog', Trufflehog, line, result);
      const { file, line: number } = one.SourceMetadata.Data.Filesystem;
      return {
        ...common('trufflehog', one.DetectorName, `${one.DetectorName} secret`),
        path: target.nameOf(file),
        line: number === undefined || number === 0 ? 1 : number,
        column: null,
        end_line: null,
        shown: masked(one.Raw),
      };
    });
  });
}

function common(engine: OutsideScan['engine'], rule: string, message: string) {
  const fix = 'Take it out of the code and change it where it is used.';
  return { engine, rule, severity: 'HIGH' as const, message, fix, cwe: [798] };
}
