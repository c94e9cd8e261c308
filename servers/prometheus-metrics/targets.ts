import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import type { Prometheus } from './prometheus.ts';
import { shorten } from './shorten.ts';

const Labels = z.record(z.string(), z.string());

export const TargetsData = z.object({
  activeTargets: z.array(
    z.object({
      labels: Labels,
      scrapePool: z.string(),
      scrapeUrl: z.string(),
      health: z.string(),
      lastError: z.string(),
      lastScrape: z.string(),
    }),
  ),
  droppedTargets: z
    .array(z.object({ discoveredLabels: Labels }))
    .nullish()
    .transform((dropped) => dropped ?? []),
  /** Newer versions count what they no longer list. */
  droppedTargetCounts: z.record(z.string(), z.number()).nullish(),
});

const Active = z.object({
  job: z.string(),
  instance: z.string(),
  health: z.string().describe('up, down or unknown (not scraped yet)'),
  scrape_url: z.string(),
  last_error: z.string(),
  last_scrape: z.string(),
  labels: Labels,
});

const Summary = z.object({
  active: z.int(),
  up: z.int(),
  down: z.int(),
  unknown: z.int(),
  dropped: z.int().nullable().describe('null: not asked for'),
});

/** spec/servers.md A.1.12. */
export function targetsTool(prometheus: Prometheus): Tool {
  return defineTool({
    name: 'prometheus_targets',
    title: 'Targets',
    description:
      'Lists what Prometheus scrapes, whether each answers, and what it found but dropped by its configuration.',
    input: z.object({
      state: z.enum(['active', 'dropped', 'any']).default('any'),
    }),
    output: z.object({
      summary: Summary,
      active: z.array(Active),
      dropped: z.array(Labels).describe('Labels as discovered'),
      truncated: z.boolean(),
    }),
    risk: ['read', 'network'],
    async run({ state }, context) {
      const question = { path: '/api/v1/targets', search: { state }, data: TargetsData };
      const { data } = await prometheus.ask(question, context);
      const active = shorten(data.activeTargets.map(activeTarget));
      const dropped = shorten(data.droppedTargets.map(({ discoveredLabels }) => discoveredLabels));
      return {
        summary: summarize(data, state === 'active'),
        active: active.list,
        dropped: dropped.list,
        truncated: active.truncated || dropped.truncated,
      };
    },
    text: ({ summary, active, dropped, truncated }) =>
      [
        `${summary.active} active: ${summary.up} up, ${summary.down} down, ${summary.unknown} unknown` +
          (summary.dropped === null ? '' : `; ${summary.dropped} dropped`),
        ...active.map(
          ({ health, job, scrape_url, last_error }) =>
            `${health.padEnd(7)} ${job} ${scrape_url}${last_error === '' ? '' : `: ${last_error}`}`,
        ),
        ...dropped.map((labels) => `dropped ${labels['job'] ?? ''} ${labels['__address__'] ?? ''}`),
        ...(truncated ? ['There are more that are not listed.'] : []),
      ].join('\n'),
  });
}

/** `withoutDropped`: they were not asked for. */
export function summarize(
  { activeTargets, droppedTargets, droppedTargetCounts }: z.output<typeof TargetsData>,
  withoutDropped: boolean,
): z.infer<typeof Summary> {
  const count = (state: string): number => activeTargets.filter(({ health }) => health === state).length;
  const counted = Object.values(droppedTargetCounts ?? {}).reduce((sum, one) => sum + one, 0);
  return {
    active: activeTargets.length,
    up: count('up'),
    down: count('down'),
    unknown: count('unknown'),
    dropped: withoutDropped ? null : Math.max(counted, droppedTargets.length),
  };
}

function activeTarget(target: z.output<typeof TargetsData>['activeTargets'][number]): z.infer<typeof Active> {
  const { labels, scrapePool, scrapeUrl, health, lastError, lastScrape } = target;
  return {
    job: labels['job'] ?? scrapePool,
    instance: labels['instance'] ?? '',
    health,
    scrape_url: scrapeUrl,
    last_error: lastError,
    last_scrape: lastScrape,
    labels,
  };
}
