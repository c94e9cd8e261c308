import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { gatherContext } from '#servers/kit/gather-context.ts';
import { openCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { readKubeconfig } from './kubeconfig.ts';
import { listObjects } from './list-objects.ts';
import { objectsAt, textAt } from './reading.ts';
import { findResource } from './resources.ts';
import { rolloutState } from './rollout-state.ts';

const SHOWN = 50;

/** The cluster that is used, and what runs in it. What the login may not see is said in its place. */
export const kubernetesContext = gatherContext(
  'kubernetes-operator',
  async (context, deployment) => {
    const asked = textAt(deployment, 'context');
    const cluster = await openCluster(context, asked);
    const version = await cluster.ask({ path: '/version' });
    const config = await readKubeconfig(context.settings);
    return {
      context: cluster.context,
      contexts: config.getContexts().map(({ name }) => name),
      version: textAt(version, 'gitVersion') ?? '?',
      nodes: await section(cluster, 'nodes', (node) => ({
        name: textAt(node, 'metadata', 'name') ?? '',
        ready: objectsAt(node, 'status', 'conditions').some(
          ({ type, status }) => type === 'Ready' && status === 'True',
        ),
      })),
      namespaces: await section(cluster, 'namespaces', (one) => ({
        name: textAt(one, 'metadata', 'name') ?? '',
      })),
      deployments: await section(cluster, 'deployments', (one) => ({
        name: textAt(one, 'metadata', 'name') ?? '',
        namespace: textAt(one, 'metadata', 'namespace') ?? '',
        ...rolloutState('Deployment', one),
      })),
    };
  },
  ['read', 'network'],
);

async function section(
  cluster: Cluster,
  type: string,
  view: (object: JsonObject) => JsonObject,
): Promise<JsonObject> {
  const allowed = cluster.settings.list('KUBERNETES_ALLOWED_NAMESPACES');
  try {
    const resource = await findResource(cluster, 'deployment_context', type);
    const { items, more } = await listObjects(cluster, resource, undefined, { limit: SHOWN });
    const inAllowed = (item: JsonObject): boolean =>
      !resource.namespaced ||
      allowed.length === 0 ||
      allowed.includes(textAt(item, 'metadata', 'namespace') ?? '');
    return { list: items.filter(inAllowed).map(view), more };
  } catch (error) {
    if (!(error instanceof ToolFailure) || error.code !== 'P') throw error;
    return { unavailable: error.message };
  }
}
