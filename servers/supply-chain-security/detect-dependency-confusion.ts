import picomatch from 'picomatch';
import semver from 'semver';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { lookUpAdvisories } from '#servers/osv/advisories.ts';
import { Finding, findingOf, isUsualSource, localFindings } from './confusion.ts';
import type { Package, Project } from '#servers/projects/project.ts';
import { openProjectFolder } from '#servers/projects/project-folder.ts';
import { readProjects } from '#servers/projects/read-projects.ts';
import { eachOf } from '#servers/projects/each-of.ts';
import { fetchJson, joined, npmPath } from './registry.ts';
import { projectPath, Scanned, scanned } from '#servers/projects/scanned.ts';

const MAX_LOOK_UPS = 200;
const AT_ONCE = 6;

const Unchecked = z.object({ check: z.string(), reason: z.string() });
type Unchecked = z.infer<typeof Unchecked>;

const Packument = z.looseObject({ 'dist-tags': z.looseObject({ latest: z.string().optional() }).optional() });

export const detectDependencyConfusion = defineTool({
  name: 'detect_dependency_confusion',
  title: 'Detect dependency confusion',
  description:
    'Looks for packages that are not what they seem: names one slip away from a well-known one, versions known as malware (a short, fixed list of public incidents with their advisories, and the MAL- records of OSV), odd sources, and internal packages (INTERNAL_PACKAGES of the settings, or taken from a source of their own) whose name is also on the public registry or free for anybody to take. custom_registry: an npm registry whose packages are compared with the public one. Resemblance is a hint, not a proof. What could not be asked is in unchecked.',
  input: z.object({
    project_path: projectPath,
    check_internal_packages: z.boolean().default(true),
    custom_registry: z
      .string()
      .default('')
      .describe(
        'Address of your own npm registry; one on a private network must stand in the setting PRIVATE_REGISTRY_URL',
      ),
  }),
  output: z.object({
    findings: z.array(Finding),
    checked: z.int().describe('Packages looked at'),
    unchecked: z.array(Unchecked),
    ...Scanned.shape,
  }),
  risk: ['read', 'network'],
  async run({ project_path, check_internal_packages, custom_registry }, context) {
    if (
      custom_registry !== '' &&
      !/^https?:$/.test(URL.canParse(custom_registry) ? new URL(custom_registry).protocol : '')
    ) {
      throw new ToolFailure('V', 'custom_registry is not an http or https address.', {
        field: 'custom_registry',
      });
    }
    const folder = await openProjectFolder(project_path, context);
    const projects = await readProjects(folder);
    const unchecked: Unchecked[] = [];
    const findings = projects.flatMap(localFindings);
    if (custom_registry !== '')
      findings.push(...(await compared(projects, custom_registry, context, unchecked)));
    if (check_internal_packages) {
      findings.push(
        ...(await tried('internal packages', unchecked, () => internal(projects, context, unchecked))),
      );
    }
    findings.push(...(await tried('malware records of OSV', unchecked, () => malware(projects, context))));
    const checked = projects.reduce((sum, { packages }) => sum + packages.length, 0);
    return { findings, checked, unchecked, ...scanned(projects) };
  },
  text: ({ findings, checked, unchecked, notes }) =>
    [
      `${findings.length} findings in ${checked} packages.`,
      ...findings.map((one) => `${one.severity} ${one.type} ${one.package}@${one.version}: ${one.evidence}`),
      ...unchecked.map(({ check, reason }) => `Not checked: ${check}: ${reason}`),
      ...notes.map((note) => `Note: ${note}`),
    ].join('\n'),
});

/** Nobody there to ask leaves the other checks as they are. */
async function tried(
  check: string,
  unchecked: Unchecked[],
  act: () => Promise<Finding[]>,
): Promise<Finding[]> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    unchecked.push({ check, reason: error.message });
    return [];
  }
}

/** Names that are yours, by the settings, by their place, or by where the lock file takes them from. */
async function internal(
  projects: Project[],
  context: ToolContext,
  unchecked: Unchecked[],
): Promise<Finding[]> {
  const isInternal = picomatch(context.settings.list('INTERNAL_PACKAGES'));
  const all = projects.flatMap(({ packages }) => packages);
  const own = all.filter((found) => found.local || isInternal(found.name) || !isUsualSource(found));
  const asked = unique(own.filter(({ ecosystem }) => ecosystem === 'npm'));
  const others = own.length - own.filter(({ ecosystem }) => ecosystem === 'npm').length;
  if (others > 0) {
    unchecked.push({
      check: `${others} internal packages outside npm`,
      reason: 'Only the npm registry is asked for names.',
    });
  }
  limited(asked, unchecked);
  const base = context.settings.need('NPM_REGISTRY_URL');
  const found = await eachOf(asked.slice(0, MAX_LOOK_UPS), AT_ONCE, async (one) => {
    const latest = await latestOf(base, one.name, context);
    if (latest === undefined) return one.name.startsWith('@') ? [] : [unclaimed(one)];
    const ahead =
      semver.valid(latest) !== null && semver.valid(one.version) !== null && semver.gt(latest, one.version);
    return [
      findingOf(
        one,
        'namespaceClash',
        ahead ? 'CRITICAL' : 'HIGH',
        `An internal package, but ${base} also has one of this name, latest ${latest}${ahead ? ', which is newer and would win' : ''}.`,
      ),
    ];
  });
  return found.flat();
}

function unclaimed(found: Package) {
  return findingOf(
    found,
    'unclaimedName',
    'MEDIUM',
    'An internal name without a scope that nobody has on the public registry: anybody could take it.',
  );
}

/** Names that the given registry and the public one both have. */
async function compared(
  projects: Project[],
  registry: string,
  context: ToolContext,
  unchecked: Unchecked[],
): Promise<Finding[]> {
  const npm = unique(projects.flatMap(({ ecosystem, packages }) => (ecosystem === 'npm' ? packages : [])));
  limited(npm, unchecked);
  const open = context.settings.need('NPM_REGISTRY_URL');
  const found = await eachOf(npm.slice(0, MAX_LOOK_UPS), AT_ONCE, async (one) => {
    const mine = await latestOf(registry, one.name, context, 'custom_registry');
    if (mine === undefined) return [];
    const theirs = await latestOf(open, one.name, context);
    if (theirs === undefined || theirs === mine) return [];
    const evidence = `Your registry has ${mine}, the public one ${theirs}: an install without a fixed registry takes either.`;
    return [findingOf(one, 'namespaceClash', 'HIGH', evidence)];
  });
  return found.flat();
}

async function latestOf(
  base: string,
  name: string,
  context: ToolContext,
  field?: string,
): Promise<string | undefined> {
  const answer = await fetchJson(joined(base, npmPath(name)), context, field);
  const packument = Packument.safeParse(answer);
  return answer === undefined || !packument.success
    ? undefined
    : (packument.data['dist-tags']?.latest ?? '(no version)');
}

async function malware(projects: Project[], context: ToolContext): Promise<Finding[]> {
  const asked = unique(projects.flatMap(({ packages }) => packages).filter(({ local }) => !local));
  const { found } = await lookUpAdvisories(asked, context);
  return asked.flatMap((one, index) =>
    (found[index] ?? [])
      .filter(({ malicious }) => malicious)
      .map(({ id, summary }) => findingOf(one, 'knownMalicious', 'CRITICAL', `${id}: ${summary}`)),
  );
}

function limited(asked: Package[], unchecked: Unchecked[]): void {
  if (asked.length <= MAX_LOOK_UPS) return;
  unchecked.push({
    check: `${asked.length - MAX_LOOK_UPS} packages by name`,
    reason: `At most ${MAX_LOOK_UPS} names are asked for.`,
  });
}

function unique(packages: Package[]): Package[] {
  return [
    ...new Map(
      packages.map((found) => [`${found.ecosystem} ${found.name}@${found.version}`, found]),
    ).values(),
  ];
}
