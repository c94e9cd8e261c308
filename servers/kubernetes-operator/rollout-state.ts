import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { numberAt, objectsAt, textAt } from './reading.ts';

/** How far a roll-out is; `message` says what it waits for. */
export const RolloutState = z.object({
  state: z.enum(['done', 'progressing', 'paused', 'failed']),
  message: z.string(),
  desired: z.int(),
  updated: z.int(),
  available: z.int(),
});
export type RolloutState = z.infer<typeof RolloutState>;

/** The same conclusions from a workload's status as kubectl draws. */
export function rolloutState(kind: string, workload: JsonObject): RolloutState {
  const of = (...names: string[]): number => numberAt(workload, 'status', ...names) ?? 0;
  const generation = numberAt(workload, 'metadata', 'generation') ?? 0;
  const desired =
    kind === 'DaemonSet' ? of('desiredNumberScheduled') : (numberAt(workload, 'spec', 'replicas') ?? 1);
  const updated = kind === 'DaemonSet' ? of('updatedNumberScheduled') : of('updatedReplicas');
  const available =
    kind === 'DaemonSet'
      ? of('numberAvailable')
      : kind === 'StatefulSet'
        ? of('readyReplicas')
        : of('availableReplicas');
  const said = (state: RolloutState['state'], message: string): RolloutState => ({
    state,
    message,
    desired,
    updated,
    available,
  });
  if (of('observedGeneration') < generation) {
    return said('progressing', 'The cluster has not looked at the last change yet.');
  }
  const progressing = objectsAt(workload, 'status', 'conditions').find(({ type }) => type === 'Progressing');
  if (textAt(progressing, 'reason') === 'ProgressDeadlineExceeded') {
    return said('failed', textAt(progressing, 'message') ?? 'It took longer than its deadline.');
  }
  const paused = kind === 'Deployment' && (workload['spec'] as JsonObject | undefined)?.['paused'] === true;
  const waits = waitsFor(kind, workload, desired, updated, available);
  if (waits === undefined) return said('done', 'Every pod is new and available.');
  return paused ? said('paused', `It is paused. ${waits}`) : said('progressing', waits);
}

function waitsFor(
  kind: string,
  workload: JsonObject,
  desired: number,
  updated: number,
  available: number,
): string | undefined {
  const partition = numberAt(workload, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  const wanted = kind === 'StatefulSet' ? Math.max(0, desired - partition) : desired;
  if (updated < wanted) return `${updated} of ${wanted} pods are new.`;
  const old = (numberAt(workload, 'status', 'replicas') ?? 0) - updated;
  if (kind === 'Deployment' && old > 0) return `${old} old pods are still ending.`;
  return available < desired ? `${available} of ${desired} pods are available.` : undefined;
}
