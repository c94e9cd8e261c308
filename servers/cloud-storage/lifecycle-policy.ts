import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { LifecycleRule } from './lifecycle-rule.ts';
import type { OpenStore } from './open-store.ts';
import { Container } from './place.ts';
import { Provider } from './provider.ts';

/** spec/servers.md A.1.14. */
export function lifecyclePolicy(open: OpenStore): Tool {
  return defineTool({
    name: 'lifecycle_policy',
    title: 'Set lifecycle rules',
    description:
      'Replaces all lifecycle rules of a container, and shows which went, came and stayed in the words of the provider. With dry_run nothing is changed. Rules delete objects for good later, without asking. Azure keeps its rules where the keys of a storage account do not lead: there it says so.',
    input: z.object({
      provider: Provider,
      container: Container,
      rules: z
        .array(LifecycleRule)
        .max(100)
        .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'has an id twice')
        .describe('All that are to be in force; empty: none'),
      dry_run: z.boolean().default(false),
    }),
    output: z.object({
      applied: z.boolean(),
      removed: z.array(z.json()),
      added: z.array(z.json()),
      kept: z.array(z.json()),
    }),
    risk: ['write', 'destroy', 'network'],
    async run({ provider, container, rules, dry_run }, context) {
      const store = await open(provider, context);
      const wanted = store.translate(rules);
      const present = await store.lifecycle(container);
      const has = (list: readonly unknown[], rule: unknown) =>
        list.some((one) => isDeepStrictEqual(one, rule));
      const answer = {
        removed: present.filter((rule) => !has(wanted, rule)),
        added: wanted.filter((rule) => !has(present, rule)),
        kept: present.filter((rule) => has(wanted, rule)),
      };
      if (!dry_run) await store.setLifecycle(container, wanted);
      return { applied: !dry_run, ...answer };
    },
    text: ({ applied, removed, added, kept }) =>
      [
        applied ? 'The rules were replaced.' : 'Nothing was changed. This would be:',
        ...removed.map((rule) => `- ${JSON.stringify(rule)}`),
        ...added.map((rule) => `+ ${JSON.stringify(rule)}`),
        ...kept.map((rule) => `  ${JSON.stringify(rule)}`),
      ].join('\n'),
  });
}
