import { z } from 'zod';
import semver from 'semver';
import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { lookUpAdvisories } from '#servers/osv/advisories.ts';
import { Advisory } from '#servers/osv/advisory.ts';
import { eachOf } from '#servers/projects/each-of.ts';
import { copyleftIn, licenceOf } from '#servers/projects/licence.ts';
import { openProjectFolder } from '#servers/projects/project-folder.ts';
import { pythonLicence } from '#servers/projects/python-licences.ts';
import { readDependencies } from './dependencies.ts';
import type { Dependency } from './dependencies.ts';
import type { Finding } from './finding.ts';
import { latestVersion, mavenLicence } from './latest-version.ts';
import { wantsSarif } from './report.ts';
import { sarifLog } from './sarif.ts';
import { inTurn } from './turns.ts';

const AT_ONCE = 6;
/** Of direct dependencies: each is a question to a registry. */
const MAX_ASKED = 500;

const Level = z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'NONE']);
const Named = { ecosystem: z.string(), package: z.string(), version: z.string() };
const Vulnerable = z.object({
  ...Named,
  direct: z.boolean(),
  dev: z.boolean(),
  advisories: z.array(Advisory),
});
const Licensed = z.object({ ...Named, licence: z.string() });
const Outdated = z.object({ ...Named, latest: z.string() });

export const analyzeDependencies = defineTool({
  name: 'analyze_dependencies',
  title: 'Analyze dependencies',
  description:
    'Reads the manifests and lock files of a folder (npm, Python, Go, Maven, Cargo) and looks up known vulnerabilities of all versions in OSV, licences that ask for something in return, and newer versions of the direct dependencies. Nothing is installed or run. A part that cannot be looked up is null with its reason; when no part can be, it fails.',
  input: z.object({
    project_path: z
      .string()
      .min(1)
      .describe('Folder that holds the manifest, absolute or relative to the first workspace folder'),
    check_licenses: z.boolean().default(true),
    check_outdated: z.boolean().default(true),
    sarif: wantsSarif,
  }),
  output: z.object({
    level: Level.describe(
      'By the number of issues: more than 20 CRITICAL, more than 10 HIGH, more than 5 MEDIUM',
    ),
    issues: z.int().describe('Vulnerable, under copyleft and outdated packages'),
    manifests: z.array(
      z.object({
        ecosystem: z.string(),
        manifest: z.string(),
        lock: z.string().nullable(),
        packages: z.int(),
      }),
    ),
    packages: z.int(),
    vulnerabilities: z.array(Vulnerable).nullable(),
    vulnerabilities_source: z.string().nullable(),
    copyleft: z.array(Licensed).nullable(),
    licence_unknown: z.array(z.string()).nullable(),
    outdated: z.array(Outdated).nullable().describe('Direct dependencies'),
    unpinned: z.array(z.string()).describe('Without an exact version: not looked up'),
    problems: z.array(z.string()),
    notes: z.array(z.string()),
    sarif: z.record(z.string(), z.json()).nullable(),
  }),
  risk: ['read', 'network'],
  run: ({ project_path, check_licenses, check_outdated, sarif }, context) =>
    inTurn(context.signal, async () => {
      const folder = await openProjectFolder(project_path, context);
      const { manifests, found, unpinned, notes } = await readDependencies(folder, context.signal);
      const problems: string[] = [];
      const attempt = async <T>(what: string, act: () => Promise<T>): Promise<T | undefined> => {
        try {
          return await act();
        } catch (error) {
          if (!(error instanceof ToolFailure)) throw error;
          problems.push(`${what}: ${error.message}`);
          return undefined;
        }
      };
      const advisories = await attempt('Vulnerabilities', () => lookUpAdvisories(found, context));
      const licences = check_licenses
        ? await attempt('Licences', () => lookUpLicences(found, context))
        : undefined;
      const outdated = check_outdated
        ? await attempt('Newer versions', () => lookUpOutdated(found, context))
        : undefined;
      if (found.length > 0 && problems.length > 0 && !advisories && !licences && !outdated) {
        throw new ToolFailure('D', `Nothing could be looked up. ${problems.join(' ')}`);
      }
      const vulnerabilities = advisories?.found.flatMap((list, index) => {
        const one = found[index];
        if (one === undefined || list.length === 0) return [];
        return { ...named(one), direct: one.direct, dev: one.dev, advisories: list };
      });
      const issues =
        (vulnerabilities?.length ?? 0) + (licences?.copyleft.length ?? 0) + (outdated?.length ?? 0);
      const log = sarifLog(
        'dependencies',
        undefined,
        findingsOf(vulnerabilities ?? [], manifests),
        folder.path,
      );
      return {
        level: levelOf(issues),
        issues,
        manifests,
        packages: found.length,
        vulnerabilities: vulnerabilities ?? null,
        vulnerabilities_source: advisories?.source ?? null,
        copyleft: licences?.copyleft ?? null,
        licence_unknown: licences?.unknown ?? null,
        outdated: outdated ?? null,
        unpinned,
        problems,
        notes,
        sarif: sarif ? (JSON.parse(JSON.stringify(log)) as JsonObject) : null,
      };
    }),
  text: ({ level, issues, packages, vulnerabilities, copyleft, outdated, unpinned, problems, notes }) =>
    [
      `${packages} packages, ${issues} issues (${level}): ${vulnerabilities === null ? 'vulnerabilities not looked up' : `${vulnerabilities.length} vulnerable`}, ${copyleft === null ? 'licences not looked up' : `${copyleft.length} under copyleft`}, ${outdated === null ? 'newer versions not looked up' : `${outdated.length} outdated`}.`,
      ...(vulnerabilities ?? []).map(
        (one) =>
          `${one.package}@${one.version}: ${one.advisories.map(({ id, severity }) => `${id} (${severity})`).join(', ')}`,
      ),
      ...(copyleft ?? []).map((one) => `${one.package}@${one.version}: ${one.licence}`),
      ...(outdated ?? []).map((one) => `${one.package}@${one.version}: ${one.latest} is out`),
      ...(unpinned.length === 0 ? [] : [`Not pinned, not looked up: ${unpinned.join(', ')}`]),
      ...problems,
      ...notes.map((note) => `Note: ${note}`),
    ].join('\n'),
});

function named({ ecosystem, name, version }: Dependency) {
  return { ecosystem, package: name, version };
}

function levelOf(issues: number): z.infer<typeof Level> {
  if (issues > 20) return 'CRITICAL';
  if (issues > 10) return 'HIGH';
  if (issues > 5) return 'MEDIUM';
  return issues > 0 ? 'LOW' : 'NONE';
}

/** Files state the licences of npm; registries are asked for the direct dependencies of Python and Maven. */
async function lookUpLicences(found: readonly Dependency[], context: ToolContext) {
  const asked = await eachOf(found, AT_ONCE, async (one) => {
    if (one.licence !== undefined || !one.direct) return one.licence;
    if (one.ecosystem === 'PyPI') return pythonLicence(one, context);
    return one.ecosystem === 'Maven' ? mavenLicence(one, context) : undefined;
  });
  const copyleft: z.infer<typeof Licensed>[] = [];
  const unknown: string[] = [];
  for (const [index, one] of found.entries()) {
    const text = asked[index];
    if (text === undefined) unknown.push(`${one.name}@${one.version}`);
    else if (isCopyleft(text)) copyleft.push({ ...named(one), licence: text });
  }
  return { copyleft, unknown };
}

const COPYLEFT_WORDS =
  /\b(?:AGPL|GPL|LGPL|SSPL|EPL|MPL)\b|Affero|General Public|Server Side Public|Mozilla Public|Eclipse Public/i;

function isCopyleft(text: string): boolean {
  const licence = licenceOf(text);
  return licence.kind === 'expression'
    ? copyleftIn(licence.tree).length > 0
    : COPYLEFT_WORDS.test(licence.text);
}

async function lookUpOutdated(found: readonly Dependency[], context: ToolContext) {
  const direct = found.filter((one) => one.direct).slice(0, MAX_ASKED);
  const latest = await eachOf(direct, AT_ONCE, (one) => latestVersion(one, context));
  return direct.flatMap((one, index) => {
    const newest = latest[index];
    return newest !== undefined && isNewer(newest, one.version) ? { ...named(one), latest: newest } : [];
  });
}

/** By the parts of versions that all ecosystems have in common; something that is no version only by being another. */
function isNewer(newest: string, used: string): boolean {
  const [a, b] = [semver.coerce(newest), semver.coerce(used)];
  return a === null || b === null ? newest !== used : semver.gt(a, b);
}

function findingsOf(
  vulnerable: z.infer<typeof Vulnerable>[],
  manifests: { ecosystem: string; manifest: string; lock: string | null }[],
): Finding[] {
  return vulnerable.flatMap((one) => {
    const file = manifests.find(({ ecosystem }) => ecosystem === one.ecosystem);
    return one.advisories.map(({ id, summary, severity, fixed }) => ({
      engine: 'dependencies',
      rule: id,
      severity: severity === 'UNKNOWN' ? ('MEDIUM' as const) : severity,
      message: `${one.package}@${one.version}: ${summary === '' ? id : summary}`,
      fix: fixed.length === 0 ? null : `Fixed in ${fixed.join(', ')}.`,
      cwe: [1395],
      path: file?.lock ?? file?.manifest ?? '',
      line: 1,
      column: null,
      end_line: null,
      shown: null,
    }));
  });
}
