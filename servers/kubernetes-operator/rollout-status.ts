import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { ContextName, InNamespace, Name, requireNamespace } from './names.ts';
import { rolloutState, RolloutState } from './rollout-state.ts';
import { openWorkload, workloadType, WorkloadType } from './workload.ts';

const POLL_MS = 1_000;
const ANSWER_MS = 30_000;
export const ROLLED_OUT = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** spec/servers.md A.8.2, and kubectl_rollout_status of A.1.4. */
export const rolloutStatus = defineTool({
  name: 'rollout_status',
  aliases: ['kubectl_rollout_status'],
  title: 'State of a roll-out',
  description:
    'Says how far the roll-out of a deployment, stateful set or daemon set is. With timeout it waits that long for the end; if it does not come, that is an error with the state.',
  input: z.object({
    name: Name,
    namespace: InNamespace,
    resource: WorkloadType.default('deployment'),
    timeout: z.int().min(0).max(600).default(0).describe('Seconds to wait; 0: the state now'),
    context: ContextName,
  }),
  output: z.object({
    context: z.string(),
    resource: z.string(),
    name: z.string(),
    namespace: z.string(),
    ...RolloutState.shape,
  }),
  risk: ['read', 'network'],
  async run({ name, namespace, resource, timeout, context: asked }, context) {
    const type = workloadType('resource', resource, ROLLED_OUT);
    requireNamespace(context.settings, 'namespace', namespace);
    const cluster = await openCluster(context, asked, timeout * 1000 + ANSWER_MS);
    const workload = openWorkload(cluster, type, namespace, name);
    const until = Date.now() + timeout * 1000;
    for (;;) {
      const state = rolloutState(type.kind, await workload.read());
      if (timeout === 0 || state.state !== 'progressing') {
        return { context: cluster.context, resource: type.plural, name, namespace, ...state };
      }
      if (Date.now() >= until) {
        throw new ToolFailure('T', `${name} was not rolled out within ${timeout} s: ${state.message}`, {
          timeoutMs: timeout * 1000,
          ...state,
        });
      }
      await context.progress(state.available, state.desired, state.message);
      await delay(Math.min(POLL_MS, until - Date.now()), undefined, { signal: context.signal });
    }
  },
  text: ({ resource, name, state, message }) => `${resource}/${name}: ${state}. ${message}`,
});
