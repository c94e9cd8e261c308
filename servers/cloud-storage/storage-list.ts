import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import type { OpenStore } from './open-store.ts';
import { Container } from './place.ts';
import { Provider } from './provider.ts';
import { Estimate, estimate } from './prices.ts';

/** spec/servers.md A.1.14. */
export function storageList(open: OpenStore): Tool {
  return defineTool({
    name: 'storage_list',
    title: 'List objects',
    description: 'Lists the objects of a container by name, with size, date and class.',
    input: z.object({
      provider: Provider,
      container: Container,
      prefix: z.string().max(1_024).default(''),
      include_costs: z
        .boolean()
        .default(false)
        .describe('Estimate what keeping those listed costs in a month'),
      max_results: z.int().min(1).max(10_000).default(1_000),
    }),
    output: z.object({
      objects: z.array(
        z.object({
          name: z.string(),
          size: z.int(),
          modified: z.string(),
          storage_class: z.string().describe('As the store calls it; empty: the usual one'),
        }),
      ),
      more: z.boolean().describe('There are others; narrow the prefix or raise max_results'),
      bytes: z.int().describe('Of those listed'),
      costs: Estimate.nullable(),
    }),
    risk: ['read', 'network'],
    aliases: ['list'],
    async run({ provider, container, prefix, include_costs, max_results }, context) {
      const store = await open(provider, context);
      const { objects, more } = await store.list(container, prefix, max_results);
      return {
        objects: objects.map(({ storageClass, ...object }) => ({ ...object, storage_class: storageClass })),
        more,
        bytes: objects.reduce((sum, { size }) => sum + size, 0),
        costs: include_costs ? estimate(provider, objects) : null,
      };
    },
    text: ({ objects, more, bytes, costs }) =>
      [
        ...objects.map(({ name, size, modified }) => `${modified} ${size} ${name}`),
        `${objects.length} objects, ${bytes} bytes${more ? ', and there are more' : ''}.`,
        ...(costs === null ? [] : [`About ${costs.usd_per_month} USD a month. ${costs.basis}`]),
      ].join('\n'),
  });
}
