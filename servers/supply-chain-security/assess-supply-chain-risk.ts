import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { lookUpAdvisories } from '#servers/osv/advisories.ts';
import { createGaps } from './gaps.ts';
import { judgeByRegistry, registryFactors } from './judge-package.ts';
import type { Package, Project } from '#servers/projects/project.ts';
import { openProjectFolder } from '#servers/projects/project-folder.ts';
import type { ProjectFolder } from '#servers/projects/project-folder.ts';
import { readProjects } from '#servers/projects/read-projects.ts';
import { eachOf } from '#servers/projects/each-of.ts';
import { bandOf, FACTORS, judgeLicence, judgeVulnerabilities, scoreOf } from './risk-factors.ts';
import type { Factor } from './risk-factors.ts';
import { projectPath, Scanned, scanned } from '#servers/projects/scanned.ts';
import { statedLicences } from '#servers/projects/stated-licences.ts';
import { labelOf, walk } from './walk.ts';

const MAX_LOOK_UPS = 150;
const AT_ONCE = 6;
const COUNTED = 10;

const Band = z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']);

export const assessSupplyChainRisk = defineTool({
  name: 'assess_supply_chain_risk',
  title: 'Assess supply chain risk',
  description:
    'Scores every package from evidence: age of the version, downloads, maintenance (withdrawn, last release, maintainers), known vulnerabilities (OSV) and licence. Each score names what it was taken from; a factor that could not be looked up is left out and listed. The overall score is the mean of the ten riskiest packages. Registries are asked about the 150 packages nearest to the project.',
  input: z.object({
    project_path: projectPath,
    risk_factors: z
      .string()
      .min(1)
      .default(FACTORS.join(','))
      .describe('Some of age, popularity, maintenance, vulnerabilities, licenses, separated by commas'),
  }),
  output: z.object({
    score: z.int(),
    risk: Band,
    factors: z.array(z.string()),
    packages: z.array(
      z.object({
        package: z.string(),
        ecosystem: z.string(),
        score: z.int(),
        risk: Band,
        factors: z.array(z.object({ factor: z.string(), score: z.int(), evidence: z.string() })),
      }),
    ),
    unavailable: z.array(z.object({ factor: z.string(), packages: z.int(), reason: z.string() })),
    ...Scanned.shape,
  }),
  risk: ['read', 'network'],
  async run({ project_path, risk_factors }, context) {
    const wanted = factorsIn(risk_factors);
    const folder = await openProjectFolder(project_path, context);
    const projects = await readProjects(folder);
    const { asked, licences } = await packagesOf(projects, folder, wanted.has('licenses'), context.signal);
    const gaps = createGaps();
    const advisories = wanted.has('vulnerabilities')
      ? await gaps.ask('OSV', ['vulnerabilities'], () => lookUpAdvisories(asked, context), asked.length)
      : undefined;
    if (asked.length > MAX_LOOK_UPS) {
      const reason = `Registries are asked about the nearest ${MAX_LOOK_UPS} packages only.`;
      gaps.add(registryFactors(wanted), reason, asked.length - MAX_LOOK_UPS);
    }
    const judged = await eachOf(asked, AT_ONCE, async (found, index) => {
      const judgements = [
        ...(index < MAX_LOOK_UPS ? await judgeByRegistry(found, wanted, context, gaps) : []),
        ...(advisories === undefined ? [] : [judgeVulnerabilities(advisories.found[index] ?? [])]),
        ...(wanted.has('licenses') ? [judgeLicence(licences.get(found))] : []),
      ];
      await context.progress(index + 1, asked.length);
      const score = scoreOf(judgements);
      return {
        package: labelOf(found),
        ecosystem: found.ecosystem,
        score,
        risk: bandOf(score),
        factors: judgements,
      };
    });
    if (judged.length > 0 && judged.every(({ factors }) => factors.length === 0)) {
      const [first] = gaps.list();
      throw new ToolFailure('D', `None of the factors could be looked up: ${first?.reason ?? ''}`);
    }
    const packages = judged.toSorted((a, b) => b.score - a.score);
    const counted = packages.slice(0, COUNTED);
    const score =
      counted.length === 0
        ? 0
        : Math.round(counted.reduce((sum, one) => sum + one.score, 0) / counted.length);
    return {
      score,
      risk: bandOf(score),
      factors: [...wanted],
      packages,
      unavailable: gaps.list(),
      ...scanned(projects),
    };
  },
  text: ({ score, risk, packages, unavailable, notes }) =>
    [
      `Overall ${score} (${risk}), ${packages.length} packages. The riskiest:`,
      ...packages
        .slice(0, 20)
        .map(
          (one) =>
            `${one.score} ${one.package}: ${one.factors.map(({ factor, score: value, evidence }) => `${factor} ${value} (${evidence})`).join('; ')}`,
        ),
      ...unavailable.map(
        ({ factor, packages: count, reason }) => `Not known: ${factor} of ${count} packages: ${reason}`,
      ),
      ...notes.map((note) => `Note: ${note}`),
    ].join('\n'),
});

function factorsIn(text: string): Set<Factor> {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const field = 'risk_factors';
  const unknown = names.find((name) => !(FACTORS as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new ToolFailure('V', `${field}: ${unknown} is not one of ${FACTORS.join(', ')}.`, { field });
  }
  if (names.length === 0) throw new ToolFailure('V', `${field} names no factor.`, { field });
  return new Set(names as Factor[]);
}

/** The packages that are not the project's own, nearest first. */
async function packagesOf(
  projects: Project[],
  folder: ProjectFolder,
  withLicences: boolean,
  signal: AbortSignal,
) {
  const asked: Package[] = [];
  const licences = new Map<Package, string>();
  for (const project of projects) {
    const stated = withLicences ? await statedLicences(project, folder, signal) : undefined;
    const near = [...walk(project, true).values()].map(({ found }) => found);
    for (const found of new Set([...near, ...project.packages])) {
      if (found.local) continue;
      asked.push(found);
      const licence = stated?.get(found.id);
      if (licence !== undefined) licences.set(found, licence.text);
    }
  }
  return { asked, licences };
}
