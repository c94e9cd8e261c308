import type { Approval } from '#contract/approval.ts';
import type { Event } from '#contract/events.ts';

/** What this window answers: the form of a server is filled in where its call is shown. */
export type Asked = Exclude<Approval, { kind: 'elicitation' }>;

/** What waits for an answer, oldest first; and what was settled, so that a late list does not bring it back. */
export interface Queue {
  waiting: readonly Asked[];
  settled: ReadonlySet<string>;
}

export const EMPTY: Queue = { waiting: [], settled: new Set() };

/** The queue as the engine listed it just now. */
export function listed(queue: Queue, approvals: readonly Approval[]): Queue {
  return {
    ...queue,
    waiting: ordered(approvals.filter(isAsked).filter(({ id }) => !queue.settled.has(id))),
  };
}

/** The queue after one event. */
export function heard(queue: Queue, event: Event): Queue {
  if (event.type === 'approval.requested') {
    const { approval } = event;
    if (queue.settled.has(approval.id) || !isAsked(approval)) return queue;
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

function isAsked(approval: Approval): approval is Asked {
  return approval.kind !== 'elicitation';
}

function ordered(approvals: readonly Asked[]): readonly Asked[] {
  return approvals.toSorted((one, other) => one.createdAt - other.createdAt);
}
