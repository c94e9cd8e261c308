import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { ContextName, InNamespace, Name, Namespace, requireNamespace } from './names.ts';
import { numberAt } from './reading.ts';
import { oneOf, openWorkload, workloadType } from './workload.ts';

const SCALABLE = ['Deployment', 'StatefulSet', 'ReplicaSet'];
const Replicas = z.int().min(0).max(10_000).describe('0 ends all of its pods');

const Scaled = z.object({
  context: z.string(),
  resource: z.string(),
  name: z.string(),
  namespace: z.string(),
  replicas: z.int(),
  before: z.int(),
  changed: z.boolean(),
});

const said = ({ resource, name, replicas, before, changed }: z.infer<typeof Scaled>): string =>
  changed
    ? `${resource}/${name}: ${before} → ${replicas} replicas.`
    : `${resource}/${name} has ${replicas} already.`;

interface Wish {
  type: string;
  field: string;
  name: string;
  namespace: string;
  replicas: number;
  asked: string | undefined;
}

/** Only says how many are wanted: whether they run is told by rollout_status. */
async function scaleTo(
  { type, field, name, namespace, replicas, asked }: Wish,
  context: ToolContext,
): Promise<z.infer<typeof Scaled>> {
  const resource = workloadType(field, type, SCALABLE);
  requireNamespace(context.settings, 'namespace', namespace);
  const cluster = await openCluster(context, asked);
  const workload = openWorkload(cluster, resource, namespace, name);
  const before = numberAt(await workload.read(), 'spec', 'replicas') ?? 1;
  if (before !== replicas) await workload.patch('merge', { spec: { replicas } }, 'scale');
  return {
    context: cluster.context,
    resource: resource.plural,
    name,
    namespace,
    replicas,
    before,
    changed: before !== replicas,
  };
}

/** spec/servers.md A.1.4 (O1d). */
export const scale = defineTool({
  name: 'kubectl_scale',
  title: 'Scale',
  description: 'Sets how many pods a deployment, stateful set or replica set shall have.',
  input: z.object({
    resource: z.string().max(100).optional().describe('deployment, statefulset or replicaset'),
    resource_type: z.string().max(100).optional().describe('The same as resource'),
    name: Name,
    replicas: Replicas,
    namespace: InNamespace,
    context: ContextName,
  }),
  output: Scaled,
  risk: ['write', 'network'],
  annotations: { idempotentHint: true },
  run: ({ resource, resource_type, name, namespace, replicas, context: asked }, context) =>
    scaleTo(
      {
        type: oneOf({ resource, resource_type }),
        field: resource === undefined ? 'resource_type' : 'resource',
        name,
        namespace,
        replicas,
        asked,
      },
      context,
    ),
  text: said,
});

/** spec/servers.md A.1.4 (S4: deployment) and A.8.2 (S2: name). */
export const scaleDeployment = defineTool({
  name: 'scale_deployment',
  title: 'Scale a deployment',
  description: 'Sets how many pods a deployment shall have.',
  input: z.object({
    deployment: Name.optional().describe('Its name'),
    name: Name.optional().describe('The same as deployment'),
    namespace: Namespace.default('default'),
    replicas: Replicas,
    context: ContextName,
  }),
  output: Scaled,
  risk: ['write', 'network'],
  annotations: { idempotentHint: true },
  run: ({ deployment, name, namespace, replicas, context: asked }, context) =>
    scaleTo(
      {
        type: 'deployment',
        field: 'deployment',
        name: oneOf({ deployment, name }),
        namespace,
        replicas,
        asked,
      },
      context,
    ),
  text: said,
});
