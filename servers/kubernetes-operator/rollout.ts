import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { ContextName, InNamespace, Name, requireNamespace } from './names.ts';
import { at } from './reading.ts';
import { undo } from './rollout-undo.ts';
import { ROLLED_OUT } from './rollout-status.ts';
import { rolloutState, RolloutState } from './rollout-state.ts';
import { openWorkload, workloadType, WorkloadType } from './workload.ts';
import type { Workload } from './workload.ts';

type Action = 'status' | 'restart' | 'undo' | 'pause' | 'resume';

const RolledOut = z.object({
  context: z.string(),
  resource: z.string(),
  name: z.string(),
  namespace: z.string(),
  action: z.string(),
  changed: z.boolean(),
  revision: z.int().nullable().describe('The revision that undo went back to'),
  ...RolloutState.shape,
});

interface Wish {
  action: Action;
  resource: string;
  name: string;
  namespace: string;
  revision?: number;
  context?: string;
}

async function roll(wish: Wish, context: ToolContext): Promise<z.infer<typeof RolledOut>> {
  const { action, name, namespace, revision } = wish;
  const type = workloadType('resource', wish.resource, ROLLED_OUT);
  if (type.kind !== 'Deployment' && (action === 'pause' || action === 'resume')) {
    throw new ToolFailure('V', `Only a deployment can be paused and resumed, not a ${type.kind}.`, {
      field: 'action',
    });
  }
  if (revision !== undefined && action !== 'undo') {
    throw new ToolFailure('V', 'A revision is for undo only.', { field: 'revision' });
  }
  requireNamespace(context.settings, 'namespace', namespace);
  const cluster = await openCluster(context, wish.context);
  const workload = openWorkload(cluster, type, namespace, name);
  const done = await act(cluster, workload, action, revision);
  return {
    context: cluster.context,
    resource: type.plural,
    name,
    namespace,
    action,
    changed: done.changed,
    revision: done.revision ?? null,
    ...rolloutState(type.kind, done.after),
  };
}

async function act(
  cluster: Cluster,
  workload: Workload,
  action: Action,
  revision: number | undefined,
): Promise<{ after: JsonObject; changed: boolean; revision?: number }> {
  const before = await workload.read();
  const paused = at(before, 'spec', 'paused') === true;
  if (action === 'status') return { after: before, changed: false };
  if (action === 'pause' || action === 'resume') {
    const wanted = action === 'pause';
    if (paused === wanted) return { after: before, changed: false };
    return { after: await workload.patch('merge', { spec: { paused: wanted || null } }), changed: true };
  }
  if (paused) {
    throw new ToolFailure('E', `${workload.name} is paused: resume it first.`, { reason: 'paused' });
  }
  if (action === 'undo') {
    const back = await undo(cluster, workload, before, revision);
    return { ...back, changed: true };
  }
  const annotations = { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() };
  const body = { spec: { template: { metadata: { annotations } } } };
  return { after: await workload.patch('strategic', body), changed: true };
}

const said = ({
  resource,
  name,
  action,
  changed,
  state,
  message,
  revision,
}: z.infer<typeof RolledOut>): string =>
  [
    `${resource}/${name}: ${action}${changed || action === 'status' ? '' : ' (it was so already)'}${revision === null ? '' : ` to revision ${revision}`}.`,
    `Now ${state}. ${message}`,
  ].join(' ');

/** spec/servers.md A.1.4 (O1d). */
export const rollout = defineTool({
  name: 'kubectl_rollout',
  title: 'Roll-out of a workload',
  description:
    'Tells the state of a roll-out, restarts the pods one after the other, goes back to an earlier revision, pauses or resumes. It starts the change; rollout_status says when it is through.',
  input: z.object({
    action: z.enum(['status', 'restart', 'undo', 'pause', 'resume']),
    resource: WorkloadType,
    name: Name,
    namespace: InNamespace,
    revision: z.int().min(1).optional().describe('For undo; otherwise the one before'),
    context: ContextName,
  }),
  output: RolledOut,
  risk: ['write', 'network'],
  run: roll,
  text: said,
});

/** The same for one action, which other servers have as a tool of its own. */
export const rolloutRestart = defineTool({
  name: 'kubectl_rollout_restart',
  title: 'Restart a workload',
  description: 'Restarts the pods of a deployment, stateful set or daemon set one after the other.',
  input: z.object({
    resource: WorkloadType.default('deployment'),
    name: Name,
    namespace: InNamespace,
    context: ContextName,
  }),
  output: RolledOut,
  risk: ['write', 'network'],
  run: (input, context) => roll({ ...input, action: 'restart' }, context),
  text: said,
});
