import path from 'node:path';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { run } from '#servers/kit/exec.ts';
import { readBytes } from '#servers/kit/files.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

const TIMEOUT_MS = 60_000;
const MAX_MANIFEST_BYTES = 10 * 1024 * 1024;
/** Without them npm reaches nothing behind the proxies of many companies. */
const PASSED_ON = [
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'https_proxy',
  'http_proxy',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
];
const LEVELS = ['info', 'low', 'moderate', 'high', 'critical'] as const;
const Level = z.enum(LEVELS);

const Vulnerability = z.object({
  package: z.string(),
  severity: Level,
  direct: z.boolean(),
  range: z.string(),
  advisories: z.array(z.object({ title: z.string(), url: z.string(), severity: z.string() })),
  through: z.array(z.string()).describe('Vulnerable packages that it needs'),
  fix: z.string().nullable().describe('null: none is known'),
});
const Outdated = z.object({
  package: z.string(),
  current: z.string().nullable(),
  wanted: z.string(),
  latest: z.string(),
});

/** What npm prints: https://docs.npmjs.com/cli/commands/npm-audit (version 2 of the report) or an error. */
const Report = z.looseObject({
  vulnerabilities: z.record(
    z.string(),
    z.looseObject({
      severity: Level,
      isDirect: z.boolean(),
      range: z.string(),
      via: z.array(
        z.union([z.string(), z.looseObject({ title: z.string(), url: z.string(), severity: z.string() })]),
      ),
      fixAvailable: z.union([z.boolean(), z.looseObject({ name: z.string(), version: z.string() })]),
    }),
  ),
});
const Problem = z.looseObject({
  message: z.string().optional(),
  error: z.looseObject({
    code: z.string().nullish(),
    summary: z.string().nullish(),
    detail: z.string().nullish(),
  }),
});
const OutdatedReport = z.record(
  z.string(),
  z.looseObject({
    current: z.string().optional(),
    wanted: z.string().default(''),
    latest: z.string().default(''),
  }),
);

export const npmAudit = defineTool({
  name: 'npm_audit',
  title: 'npm audit',
  description:
    'Asks the npm registry for known vulnerabilities of a project, by npm audit: needs npm on the PATH and a lock file beside package.json. Installs and runs nothing of the project. With deep_scan also which packages are outdated.',
  input: z.object({
    package_json_path: z
      .string()
      .min(1)
      .default('package.json')
      .describe('Absolute, or relative to the first workspace folder'),
    audit_level: Level.default('low').describe('This and above'),
    deep_scan: z.boolean().default(true),
  }),
  output: z.object({
    folder: z.string(),
    vulnerabilities: z.array(Vulnerability).describe('The most severe first'),
    by_severity: z.record(z.string(), z.int()).describe('All, also below audit_level'),
    outdated: z.array(Outdated).nullable().describe('null: not asked for, or not known'),
    outdated_problem: z.string().nullable(),
  }),
  risk: ['read', 'execute', 'network'],
  async run({ package_json_path, audit_level, deep_scan }, context) {
    const { path: manifest } = await context.workspace.locate(
      'package_json_path',
      package_json_path,
      'mustExist',
    );
    await readBytes(manifest, 'package_json_path', MAX_MANIFEST_BYTES, context.signal);
    const folder = path.dirname(manifest);
    const report = reportOf(await npm(['audit', '--json'], folder, context));
    const all = Object.entries(report.vulnerabilities);
    const outdated = deep_scan
      ? await outdatedIn(folder, context)
      : { outdated: null, outdated_problem: null };
    return {
      folder,
      vulnerabilities: all
        .filter(([, { severity }]) => LEVELS.indexOf(severity) >= LEVELS.indexOf(audit_level))
        .toSorted(([, a], [, b]) => LEVELS.indexOf(b.severity) - LEVELS.indexOf(a.severity))
        .map(([name, { severity, isDirect, range, via, fixAvailable }]) => ({
          package: name,
          severity,
          direct: isDirect,
          range,
          advisories: via
            .filter((one) => typeof one !== 'string')
            .map(({ title, url, severity: of }) => ({ title, url, severity: of })),
          through: via.filter((one) => typeof one === 'string'),
          fix: fixOf(fixAvailable),
        })),
      by_severity: Object.fromEntries(
        LEVELS.map((level) => [level, all.filter(([, { severity }]) => severity === level).length]),
      ),
      ...outdated,
    };
  },
  text: ({ vulnerabilities, by_severity, outdated, outdated_problem }) =>
    [
      `${vulnerabilities.length} vulnerable packages (${Object.entries(by_severity)
        .map(([level, count]) => `${level} ${count}`)
        .join(', ')}).`,
      ...vulnerabilities.map(
        (one) =>
          `${one.severity} ${one.package} ${one.range}: ${[...one.advisories.map(({ title, url }) => `${title} ${url}`), ...one.through.map((name) => `through ${name}`)].join('; ')}`,
      ),
      ...(outdated ?? []).map(
        (one) => `outdated ${one.package}: ${one.current ?? 'not installed'}, latest ${one.latest}`,
      ),
      ...(outdated_problem === null ? [] : [`Outdated packages are not known: ${outdated_problem}`]),
    ].join('\n'),
});

function npm(args: string[], cwd: string, { settings, signal }: ToolContext) {
  const registry = settings.get('NPM_REGISTRY_URL');
  return run('npm', [...args, '--no-update-notifier', '--no-fund', '--loglevel=error'], {
    cwd,
    timeoutMs: TIMEOUT_MS,
    advice: 'npm comes with Node.js: install it from nodejs.org.',
    env: {
      ...Object.fromEntries(
        PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
      ),
      ...(registry === undefined ? {} : { npm_config_registry: registry }),
    },
    signal,
  });
}

function reportOf({ stdout, stderr, exitCode }: { stdout: string; stderr: string; exitCode: number }) {
  const printed = parsed(stdout);
  const report = Report.safeParse(printed);
  if (report.success) return report.data;
  const problem = Problem.safeParse(printed);
  const { code, summary, detail } = problem.success
    ? problem.data.error
    : { code: null, summary: null, detail: null };
  const said = [problem.data?.message, summary, detail].find((one) => typeof one === 'string' && one !== '');
  const words = said ?? (stderr.trim().slice(-1_000) || 'it printed no report');
  const unreachable = /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH/.test(
    `${code ?? ''} ${words}`,
  );
  throw new ToolFailure(unreachable ? 'D' : 'E', `npm audit gave no report: ${words}`, {
    program: 'npm',
    exitCode,
    stderr: stderr.slice(-2_000),
    ...(typeof code === 'string' ? { npm: code } : {}),
  });
}

/** It ends with 1 when something is outdated, and prints an error as JSON when it cannot tell. */
async function outdatedIn(folder: string, context: ToolContext) {
  try {
    const { stdout, stderr } = await npm(['outdated', '--json', '--long'], folder, context);
    const printed = parsed(stdout.trim() === '' ? '{}' : stdout);
    const problem = Problem.safeParse(printed);
    const report = OutdatedReport.safeParse(printed);
    if (problem.success || !report.success) {
      const words =
        problem.data?.error.summary ?? (stderr.trim().slice(-500) || 'npm outdated printed no report');
      return { outdated: null, outdated_problem: words };
    }
    const outdated = Object.entries(report.data).map(([name, { current, wanted, latest }]) => ({
      package: name,
      current: current ?? null,
      wanted,
      latest,
    }));
    return { outdated, outdated_problem: null };
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    return { outdated: null, outdated_problem: error.message };
  }
}

function fixOf(available: boolean | { name: string; version: string }): string | null {
  if (available === true) return 'npm audit fix';
  return available === false ? null : `${available.name}@${available.version}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
