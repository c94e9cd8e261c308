import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { listObjects } from './list-objects.ts';
import { ContextName, InNamespace, requireNamespace, Selector } from './names.ts';
import { PodView, viewPod } from './pod-view.ts';
import { POD } from './pod-view.ts';

const MOST = 500;

/** spec/servers.md A.8.2. */
export const pods = defineTool({
  name: 'get_pods',
  title: 'Pods of a namespace',
  description: 'Lists pods with their state, ready containers, restarts, age and node. At most 500.',
  input: z.object({
    namespace: InNamespace,
    label_selector: Selector.optional().describe('Such as app=web'),
    field_selector: Selector.optional().describe('Such as status.phase=Running'),
    context: ContextName,
  }),
  output: z.object({
    context: z.string(),
    namespace: z.string(),
    count: z.int(),
    more: z.boolean(),
    pods: z.array(PodView),
  }),
  risk: ['read', 'network'],
  async run({ namespace, label_selector, field_selector, context: asked }, context) {
    requireNamespace(context.settings, 'namespace', namespace);
    const cluster = await openCluster(context, asked);
    const { items, more } = await listObjects(cluster, POD, namespace, {
      selector: label_selector,
      field_selector,
      limit: MOST,
    });
    const now = Date.now();
    return {
      context: cluster.context,
      namespace,
      count: items.length,
      more,
      pods: items.map((pod) => viewPod(pod, now)),
    };
  },
  text: ({ namespace, pods: list }) =>
    list
      .map(
        ({ name, status, ready, restarts, age, node }) =>
          `${name}  ${status}  ready ${ready}  ${restarts} restarts  ${age}  ${node ?? 'no node'}`,
      )
      .join('\n') || `There are no pods in ${namespace}.`,
});
