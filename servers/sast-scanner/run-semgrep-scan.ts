import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { run } from '#servers/kit/exec.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { engineFailure, networkEnvironment, readOutput } from './engine-output.ts';
import type { Finding } from './finding.ts';
import { Report, reportOf, reportText, targetPath, wantsSarif } from './report.ts';
import { locateTarget, withScratch } from './target.ts';
import type { Target } from './target.ts';
import { inTurn } from './turns.ts';

const TIMEOUT_MS = 900_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
/** `auto` of Semgrep itself refuses to work without telling its maker about the project: p/default is the same rules. */
const CONFIGS = {
  auto: 'p/default',
  security: 'p/security-audit',
  owasp: 'p/owasp-top-ten',
  'cwe-top25': 'p/cwe-top-25',
} as const;
const SEVERITIES = ['INFO', 'WARNING', 'ERROR'] as const;
const RANK: Readonly<Record<string, Finding['severity']>> = {
  CRITICAL: 'CRITICAL',
  ERROR: 'HIGH',
  HIGH: 'HIGH',
  WARNING: 'MEDIUM',
  MEDIUM: 'MEDIUM',
};

/** https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif#json */
const Output = z.looseObject({
  version: z.string().optional(),
  results: z.array(
    z.looseObject({
      check_id: z.string(),
      path: z.string(),
      start: z.looseObject({ line: z.int(), col: z.int() }),
      end: z.looseObject({ line: z.int() }),
      extra: z.looseObject({
        message: z.string(),
        severity: z.string(),
        fix: z.string().optional(),
        metadata: z.looseObject({ cwe: z.union([z.string(), z.array(z.string())]).optional() }).default({}),
      }),
    }),
  ),
  errors: z.array(
    z.looseObject({
      level: z.string().default('error'),
      message: z.string().default(''),
      path: z.string().nullish(),
    }),
  ),
  paths: z.looseObject({ scanned: z.array(z.string()).default([]) }).default({ scanned: [] }),
});

export const runSemgrepScan = defineTool({
  name: 'run_semgrep_scan',
  title: 'Run Semgrep scan',
  description:
    'Runs Semgrep: needs semgrep on the PATH, and either its registry of rules on the internet or SEMGREP_RULES, which then stands for every config. Nothing is told about the project (metrics are off).',
  input: z.object({
    target_path: targetPath,
    config: z
      .enum(['auto', 'security', 'owasp', 'cwe-top25'])
      .default('auto')
      .describe(
        Object.entries(CONFIGS)
          .map(([name, rules]) => `${name}: ${rules}`)
          .join(', '),
      ),
    severity_filter: z.enum(SEVERITIES).default('WARNING').describe('This and above'),
    sarif: wantsSarif,
  }),
  output: Report,
  risk: ['read', 'execute', 'network'],
  run: ({ target_path, config, severity_filter, sarif }, context) =>
    inTurn(context.signal, () =>
      withScratch(async (scratch) => {
        const target = await locateTarget(target_path, context);
        const wanted = SEVERITIES.slice(SEVERITIES.indexOf(severity_filter));
        const rules = context.settings.get('SEMGREP_RULES') ?? CONFIGS[config];
        const args = [
          'scan',
          '--json',
          '--quiet',
          '--metrics=off',
          '--disable-version-check',
          '--config',
          rules,
          ...wanted.flatMap((severity) => ['--severity', severity]),
          target.path,
        ];
        const result = await run('semgrep', args, {
          cwd: scratch,
          env: {
            ...networkEnvironment(),
            SEMGREP_SEND_METRICS: 'off',
            SEMGREP_SETTINGS_FILE: `${scratch}/settings.yml`,
          },
          timeoutMs: TIMEOUT_MS,
          maxOutputBytes: MAX_OUTPUT_BYTES,
          advice: 'Install it with pipx install semgrep, or from semgrep.dev.',
          signal: context.signal,
        });
        const output = readOutput('semgrep', Output, result.stdout, result);
        if (result.exitCode > 1) throw failed(output, result, rules);
        return reportOf(
          {
            engine: 'semgrep',
            version: output.version,
            findings: output.results.map((one) => findingOf(one, target)),
            files: output.paths.scanned.length,
            notRead: output.errors.map(({ path, message }) => ({
              path: path === undefined || path === null ? '' : target.nameOf(path),
              reason: message,
            })),
          },
          target.folder,
          sarif,
        );
      }),
    ),
  text: reportText,
});

function failed(
  { errors }: z.infer<typeof Output>,
  result: { exitCode: number; stderr: string },
  rules: string,
): ToolFailure {
  const words =
    errors.map(({ message }) => message).join('; ') || result.stderr.trim() || 'it gave no reason';
  if (!/download|connect|resolve|network|HTTP/i.test(words)) return engineFailure('semgrep', words, result);
  return new ToolFailure(
    'D',
    `semgrep could not get its rules ${rules}: ${words.slice(0, 500)}. Without the internet set SEMGREP_RULES to a file or folder of rules.`,
    { program: 'semgrep', exitCode: result.exitCode },
  );
}

function findingOf(one: z.infer<typeof Output>['results'][number], target: Target): Finding {
  const { message, severity, fix, metadata } = one.extra;
  const named = [metadata.cwe ?? []].flat();
  return {
    engine: 'semgrep',
    rule: one.check_id,
    severity: RANK[severity.toUpperCase()] ?? 'LOW',
    message,
    fix: fix ?? null,
    cwe: named.flatMap((text) => (/CWE-(\d+)/.exec(text) ?? []).slice(1).map(Number)),
    path: target.nameOf(one.path),
    line: one.start.line,
    column: one.start.col,
    end_line: one.end.line,
    shown: null,
  };
}
