import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { listObjects } from './list-objects.ts';
import { ContextName, InNamespace, requireNamespace, Selector } from './names.ts';
import { objectAt, textAt } from './reading.ts';
import { SECRET } from './secret-set.ts';

const MOST = 500;

/** spec/servers.md A.1.4 [P]. */
export const secretList = defineTool({
  name: 'k8s_secret_list',
  title: 'Names of secrets',
  description: 'Lists the secrets of a namespace: names, types and the names of their keys. No values.',
  input: z.object({ namespace: InNamespace, selector: Selector.optional(), context: ContextName }),
  output: z.object({
    context: z.string(),
    namespace: z.string(),
    more: z.boolean(),
    secrets: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        keys: z.array(z.string()),
        created_at: z.string().nullable(),
      }),
    ),
  }),
  risk: ['read', 'network'],
  async run({ namespace, selector, context: asked }, context) {
    requireNamespace(context.settings, 'namespace', namespace);
    const cluster = await openCluster(context, asked);
    const { items, more } = await listObjects(cluster, SECRET, namespace, { selector, limit: MOST });
    return {
      context: cluster.context,
      namespace,
      more,
      secrets: items.map((secret) => ({
        name: textAt(secret, 'metadata', 'name') ?? '',
        type: textAt(secret, 'type') ?? 'Opaque',
        keys: Object.keys(objectAt(secret, 'data') ?? {}),
        created_at: textAt(secret, 'metadata', 'creationTimestamp') ?? null,
      })),
    };
  },
  text: ({ namespace, secrets }) =>
    secrets.map(({ name, type, keys }) => `${name} (${type}): ${keys.join(', ')}`).join('\n') ||
    `There are no secrets in ${namespace}.`,
});
