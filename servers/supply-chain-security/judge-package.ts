import type { ToolContext } from '#servers/kit/tool.ts';
import type { Gaps } from './gaps.ts';
import { factsOf, weeklyDownloads } from './package-facts.ts';
import type { Package } from '#servers/projects/project.ts';
import { judgeAge, judgeMaintenance, judgePopularity } from './risk-factors.ts';
import type { Factor, Judgement } from './risk-factors.ts';

const OF_REGISTRIES: readonly Factor[] = ['age', 'popularity', 'maintenance'];
/** Who counts downloads: npm apart from its registry, crates.io in it. */
const COUNTED = ['npm', 'crates.io'];

/** The wanted factors that only a registry can tell. */
export function registryFactors(wanted: ReadonlySet<Factor>): Factor[] {
  return OF_REGISTRIES.filter((factor) => wanted.has(factor));
}

/** What the registry of the package lets us judge; the rest is noted in `gaps`. */
export async function judgeByRegistry(
  found: Package,
  wanted: ReadonlySet<Factor>,
  context: ToolContext,
  gaps: Gaps,
): Promise<Judgement[]> {
  const now = new Date();
  const factors = registryFactors(wanted);
  const ofFacts = factors.filter((factor) => factor !== 'popularity' || found.ecosystem === 'crates.io');
  const facts =
    ofFacts.length === 0
      ? undefined
      : await gaps.ask(found.ecosystem, ofFacts, () => factsOf(found, context));
  const downloads = wanted.has('popularity')
    ? (facts?.weeklyDownloads ??
      (await gaps.ask('downloads', ['popularity'], () => weeklyDownloads(found, context))))
    : undefined;
  if (wanted.has('popularity') && !COUNTED.includes(found.ecosystem)) {
    gaps.add(['popularity'], `Nobody counts downloads of ${found.ecosystem} packages.`);
  }
  return [
    ...(wanted.has('age') && facts !== undefined ? [judgeAge(facts, now)] : []),
    ...(wanted.has('maintenance') && facts !== undefined ? [judgeMaintenance(facts, now)] : []),
    ...(wanted.has('popularity') ? [judgePopularity(downloads)] : []),
  ].filter((one) => one !== undefined);
}
