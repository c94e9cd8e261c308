import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { ageInDays, complianceFindings, costFindings, Finding, performanceFindings } from './findings.ts';
import type { OpenStore } from './open-store.ts';
import { Container } from './place.ts';
import { Provider } from './provider.ts';
import { Estimate, estimate } from './prices.ts';
import type { StoredObject } from './store.ts';

const MOST_OBJECTS = 10_000;

const Share = z.object({ objects: z.int(), bytes: z.int() });

/** spec/servers.md A.1.14. `now` in milliseconds. */
export function storageAnalyze(open: OpenStore, now: () => number): Tool {
  return defineTool({
    name: 'storage_analyze',
    title: 'Analyse a container',
    description:
      'Looks at real sizes, ages and classes of up to 10,000 objects and at the settings of the container, and says what could cost less, be quicker or is not protected. Prices are a dated table and an estimate, never an invoice.',
    input: z.object({
      provider: Provider,
      container: Container,
      analysis_type: z.enum(['cost', 'performance', 'compliance', 'all']).default('all'),
    }),
    output: z.object({
      looked_at: Share.extend({ more: z.boolean().describe('There are objects that were not looked at') }),
      by_class: z.record(z.string(), Share),
      by_age: z.object({ up_to_30_days: Share, up_to_90_days: Share, older: Share }),
      costs: Estimate,
      findings: z.array(Finding),
    }),
    risk: ['read', 'network'],
    aliases: ['cost_optimization_analysis'],
    async run({ provider, container, analysis_type: type }, context) {
      const store = await open(provider, context);
      const { objects, more } = await store.list(container, '', MOST_OBJECTS);
      const wanted = (kind: typeof type): boolean => type === 'all' || type === kind;
      const at = now();
      const aged = (from: number, to: number) =>
        share(objects.filter((object) => ageInDays(object, at) > from && ageInDays(object, at) <= to));
      return {
        looked_at: { ...share(objects), more },
        by_class: Object.fromEntries(
          [...new Set(objects.map(({ storageClass }) => storageClass))].map((name) => [
            name === '' ? 'usual' : name,
            share(objects.filter(({ storageClass }) => storageClass === name)),
          ]),
        ),
        by_age: { up_to_30_days: aged(-1, 30), up_to_90_days: aged(30, 90), older: aged(90, Infinity) },
        costs: estimate(provider, objects),
        findings: [
          ...(wanted('cost') ? costFindings(provider, objects, at) : []),
          ...(wanted('performance') ? performanceFindings(objects) : []),
          ...(wanted('compliance') ? complianceFindings(await store.facts(container)) : []),
        ],
      };
    },
    text: ({ looked_at, costs, findings }) =>
      [
        `${looked_at.objects} objects, ${looked_at.bytes} bytes${looked_at.more ? ', and there are more' : ''}; about ${costs.usd_per_month} USD a month (prices of ${costs.prices_as_of}). ${costs.basis}`,
        ...findings.map(
          ({ kind, finding, objects, saving_usd_per_month: saving }) =>
            `${kind}: ${finding}${objects === 0 ? '' : ` (${objects} objects)`}${saving === null ? '' : ` About ${saving} USD a month less.`}`,
        ),
      ].join('\n'),
  });
}

function share(objects: readonly StoredObject[]): z.infer<typeof Share> {
  return { objects: objects.length, bytes: objects.reduce((sum, { size }) => sum + size, 0) };
}
