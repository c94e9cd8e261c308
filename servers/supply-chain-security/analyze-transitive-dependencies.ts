import { z } from 'zod';
import { Advisory } from '#servers/osv/advisory.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { lookUpAdvisories } from '#servers/osv/advisories.ts';
import { neededBy, severalVersions, unmetNeeds } from './conflicts.ts';
import { cyclesIn } from './cycles.ts';
import type { Project } from '#servers/projects/project.ts';
import { openProjectFolder } from '#servers/projects/project-folder.ts';
import { readProjects } from '#servers/projects/read-projects.ts';
import { projectPath, Scanned, scanned } from '#servers/projects/scanned.ts';
import { chainTo, labelOf, walk } from './walk.ts';
import type { Step } from './walk.ts';

const DEEP = 4;
const SHOWN = 200;

const Chain = z.object({
  package: z.string(),
  chain: z.array(z.string()).describe('From what the project asks for down to the package'),
});

export const analyzeTransitiveDependencies = defineTool({
  name: 'analyze_transitive_dependencies',
  title: 'Analyze transitive dependencies',
  description:
    'Follows the whole dependency tree of a lock file: depth of every package, who needs it, cycles, several versions of one package, needs that are not met, chains of depth 4 and more, and chains to packages with known vulnerabilities (OSV: online, or the local export of the settings). When OSV cannot be asked, advisories says so and the rest is answered.',
  input: z.object({
    project_path: projectPath,
    max_depth: z
      .int()
      .min(1)
      .max(100)
      .default(5)
      .describe('How deep the listed tree goes; the checks see all of it'),
    include_optional: z.boolean().default(false).describe('Also follow optional dependencies'),
  }),
  output: z.object({
    tree: z.array(
      z.object({
        package: z.string(),
        ecosystem: z.string(),
        kind: z.string(),
        depth: z.int(),
        needs: z.array(z.string()),
        needed_by: z.array(z.string()),
      }),
    ),
    reached: z.int().describe('All packages, also below max_depth'),
    deepest: z.int(),
    deep_chains: z.array(Chain).describe('Depth 4 and more; nearest way'),
    cycles: z.array(z.array(z.string())).describe('Cycles that share no package'),
    several_versions: z.array(
      z.object({
        name: z.string(),
        versions: z.array(z.object({ version: z.string(), needed_by: z.array(z.string()) })),
      }),
    ),
    unmet: z.array(
      z.object({ needed_by: z.string(), name: z.string(), range: z.string(), got: z.string().nullable() }),
    ),
    advisories: z.object({
      checked: z.boolean(),
      source: z.string().nullable(),
      reason: z.string().nullable().describe('Why OSV was not asked'),
    }),
    vulnerable_chains: z
      .array(Chain.extend({ advisories: z.array(Advisory) }))
      .nullable()
      .describe('null: not known, see advisories'),
    ...Scanned.shape,
  }),
  risk: ['read', 'network'],
  async run({ project_path, max_depth, include_optional }, context) {
    const folder = await openProjectFolder(project_path, context);
    const projects = await readProjects(folder);
    const walked = projects.map((project) => ({
      project,
      steps: [...walk(project, include_optional).values()],
    }));
    const all = walked.flatMap(({ steps }) => steps);
    const advisories = await vulnerable(all, context);
    return {
      tree: walked.flatMap(({ project, steps }) => treeOf(project, steps, max_depth)),
      reached: all.length,
      deepest: all.reduce((most, { depth }) => Math.max(most, depth), 0),
      deep_chains: all
        .filter(({ depth }) => depth >= DEEP)
        .map((step) => ({ package: labelOf(step.found), chain: chainTo(step) })),
      cycles: walked.flatMap(({ project, steps }) => {
        const label = new Map(project.packages.map((found) => [found.id, labelOf(found)]));
        return cyclesIn(steps.map(({ found }) => found)).map((ids) => ids.map((id) => label.get(id) ?? id));
      }),
      several_versions: projects.flatMap(severalVersions),
      unmet: projects.flatMap(unmetNeeds),
      ...advisories,
      ...scanned(projects),
    };
  },
  text(found) {
    const { advisories, vulnerable_chains: chains } = found;
    const lines = [
      `${found.reached} packages, at most ${found.deepest} deep; ${found.deep_chains.length} are ${DEEP} or deeper.`,
      `Cycles: ${found.cycles.length}. Packages in several versions: ${found.several_versions.length}. Needs not met: ${found.unmet.length}.`,
      advisories.checked
        ? `Known vulnerabilities (${advisories.source}): ${chains?.length ?? 0} packages.`
        : `Known vulnerabilities were not looked up: ${advisories.reason}`,
      ...(chains ?? []).map(
        ({ chain, advisories: ids }) => `  ${chain.join(' > ')}: ${ids.map(({ id }) => id).join(', ')}`,
      ),
      ...found.cycles.map((cycle) => `  cycle: ${[...cycle, cycle[0]].join(' > ')}`),
      ...found.several_versions.map(
        ({ name, versions }) => `  ${name}: ${versions.map(({ version }) => version).join(', ')}`,
      ),
      ...found.unmet.map(
        (one) => `  ${one.needed_by} needs ${one.name} ${one.range}, got ${one.got ?? 'none'}`,
      ),
      ...found.tree.map(({ depth, package: label }) => `${'  '.repeat(depth)}${label}`),
    ];
    const more = lines.length - SHOWN;
    return [...lines.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more lines`] : []), ...found.notes].join(
      '\n',
    );
  },
});

function treeOf(project: Project, steps: Step[], maxDepth: number) {
  const label = new Map(project.packages.map((found) => [found.id, labelOf(found)]));
  const needers = neededBy(project);
  return steps
    .filter(({ depth }) => depth <= maxDepth)
    .map(({ found, depth }) => ({
      package: labelOf(found),
      ecosystem: found.ecosystem,
      kind: found.kind,
      depth,
      needs: found.needs.flatMap(({ to }) => (to === undefined ? [] : (label.get(to) ?? []))),
      needed_by: [...new Set(needers.get(found.id))],
    }));
}

async function vulnerable(steps: Step[], context: ToolContext) {
  const asked = steps.filter(({ found }) => !found.local);
  try {
    const { source, found } = await lookUpAdvisories(
      asked.map((step) => step.found),
      context,
    );
    return {
      advisories: { checked: true, source, reason: null },
      vulnerable_chains: asked.flatMap((step, index) => {
        const advisories = found[index] ?? [];
        return advisories.length === 0
          ? []
          : [{ package: labelOf(step.found), chain: chainTo(step), advisories }];
      }),
    };
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    return { advisories: { checked: false, source: null, reason: error.message }, vulnerable_chains: null };
  }
}
