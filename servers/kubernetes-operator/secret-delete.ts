import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { ContextName, InNamespace, Name, requireNamespace } from './names.ts';
import { pathOf } from './resources.ts';
import { SECRET } from './secret-set.ts';

/** spec/servers.md A.1.4 [P]. */
export const secretDelete = defineTool({
  name: 'k8s_secret_delete',
  title: 'Delete a secret',
  description: 'Deletes a secret with all of its keys.',
  input: z.object({ name: Name, namespace: InNamespace, context: ContextName }),
  output: z.object({ context: z.string(), name: z.string(), namespace: z.string(), deleted: z.boolean() }),
  risk: ['destroy', 'network'],
  async run({ name, namespace, context: asked }, context) {
    requireNamespace(context.settings, 'namespace', namespace);
    const cluster = await openCluster(context, asked);
    await cluster.ask({
      path: pathOf(SECRET, namespace, name),
      change: { method: 'DELETE', body: { kind: 'DeleteOptions', apiVersion: 'v1' } },
      field: 'name',
    });
    return { context: cluster.context, name, namespace, deleted: true };
  },
  text: ({ name }) => `${name} was deleted.`,
});
