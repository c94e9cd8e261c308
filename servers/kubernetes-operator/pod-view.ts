import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { at, numberAt, objectsAt, textAt } from './reading.ts';
import type { Resource } from './resources.ts';

export const POD: Resource = { plural: 'pods', kind: 'Pod', apiVersion: 'v1', namespaced: true };

/** What S2's get_pods names of a pod. */
export const PodView = z.object({
  name: z.string(),
  namespace: z.string(),
  status: z.string().describe('The phase, or why a container waits or ended'),
  ready: z.string().describe('Ready containers of all, such as 1/2'),
  restarts: z.int(),
  age: z.string(),
  node: z.string().nullable(),
});

/** `now` in milliseconds. */
export function viewPod(pod: JsonObject, now: number): z.infer<typeof PodView> {
  const states = objectsAt(pod, 'status', 'containerStatuses');
  const ready = states.filter((state) => state['ready'] === true).length;
  const all = Math.max(states.length, objectsAt(pod, 'spec', 'containers').length);
  return {
    name: textAt(pod, 'metadata', 'name') ?? '',
    namespace: textAt(pod, 'metadata', 'namespace') ?? '',
    status: statusOf(pod, states),
    ready: `${ready}/${all}`,
    restarts: states.reduce((sum, state) => sum + (numberAt(state, 'restartCount') ?? 0), 0),
    age: ageOf(textAt(pod, 'metadata', 'creationTimestamp'), now),
    node: textAt(pod, 'spec', 'nodeName') ?? null,
  };
}

function statusOf(pod: JsonObject, states: readonly JsonObject[]): string {
  if (at(pod, 'metadata', 'deletionTimestamp') !== undefined) return 'Terminating';
  const reason = [...objectsAt(pod, 'status', 'initContainerStatuses'), ...states]
    .map((state) => textAt(state, 'state', 'waiting', 'reason') ?? failedReason(state))
    .find((found) => found !== undefined);
  return reason ?? textAt(pod, 'status', 'reason') ?? textAt(pod, 'status', 'phase') ?? 'Unknown';
}

function failedReason(state: JsonObject): string | undefined {
  const code = numberAt(state, 'state', 'terminated', 'exitCode');
  return code === undefined || code === 0 ? undefined : textAt(state, 'state', 'terminated', 'reason');
}

/** As kubectl says it, in the largest unit: 3d, 4h, 5m, 6s. */
function ageOf(created: string | undefined, now: number): string {
  if (created === undefined) return '?';
  const seconds = Math.max(0, Math.floor((now - Date.parse(created)) / 1000));
  const [amount, unit] =
    seconds >= 86_400
      ? [seconds / 86_400, 'd']
      : seconds >= 3_600
        ? [seconds / 3_600, 'h']
        : seconds >= 60
          ? [seconds / 60, 'm']
          : [seconds, 's'];
  return `${Math.floor(amount)}${unit}`;
}
