import type { Approval } from '#contract/approval.ts';
import type { Event } from '#contract/events.ts';

/** What waits for an answer, oldest first; and what was settled, so that a late list does not bring it back. */
export interface Queue {
  waiting: readonly Approval[];
  settled: ReadonlySet<string>;
}

export const EMPTY: Queue = { waiting: [], settled: new Set() };

/** The queue as the engine listed it just now. */
export function listed(queue: Queue, approvals: readonly Approval[]): Queue {
  return { ...queue, waiting: ordered(approvals.filter(({ id }) => !queue.settled.has(id))) };
}

/** The queue after one event. */
export function heard(queue: Queue, event: Event): Queue {
  if (event.type === 'approval.requested') {
    const { approval } = event;
    if (queue.settled.has(approval.id)) return queue;
    const others = queue.waiting.filter(({ id }) => id !== approval.id);
    return { ...queue, waiting: ordered([...others, approval]) };
  }
  if (event.type === 'approval.settled') {
    return {
      waiting: queue.waiting.filter(({ id }) => id !== event.id),
      settled: new Set(queue.settled).add(event.id),
    };
  }
  return queue;
}

function ordered(approvals: readonly Approval[]): readonly Approval[] {
  return approvals.toSorted((one, other) => one.createdAt - other.createdAt);
}
