import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Aim } from './aim.ts';
import type { Clock } from './clock.ts';
import { waitAfter } from './courier.ts';
import type { Attempt, Courier } from './courier.ts';
import { isPassing } from './channel.ts';
import type { Journal } from './journal.ts';
import type { Limits } from './limits.ts';
import { ChannelName, Notice, PRIORITIES } from './notice.ts';
import type { Priority } from './notice.ts';
import { createShelf, trim } from './shelf.ts';

export const QUEUE_MAX = 1_000;
const BATCH = 10;
const BATCH_EVERY_MS = 1_000;
const FAILURES_KEPT = 100;

const Queued = z.object({
  id: z.string(),
  channel: ChannelName,
  recipient: z.string(),
  notice: Notice,
  /** Attempts made; those that the breaker or the rate kept back do not count. */
  attempts: z.int(),
  /** Epoch milliseconds. */
  queuedAt: z.number(),
  notBefore: z.number(),
});
type Queued = z.infer<typeof Queued>;

const GivenUp = z.object({
  id: z.string(),
  channel: ChannelName,
  recipient: z.string(),
  subject: z.string(),
  at: z.number(),
  attempts: z.int(),
  code: z.string(),
  message: z.string(),
});
export type GivenUp = z.infer<typeof GivenUp>;

/** Four queues of messages that outlive the process, and what empties them. */
export interface Outbox {
  /** Throws R when the queue of the notice's priority is full. */
  put(aim: Aim, notice: Notice): void;
  depths(): Record<Priority, number>;
  /** What was given up after all attempts, oldest first. */
  givenUp(): GivenUp[];
  /** Stops sending and cuts off what is under way, which is then sent after the next start. */
  close(): Promise<void>;
}

/**
 * Sends at most ten a second, the most urgent first. A message is taken out when it is known to have arrived, so one
 * that was under way when the process died is sent again.
 */
export function createOutbox(
  journal: Journal,
  courier: Courier,
  { attempts: maxAttempts, backoffMs }: Limits,
  clock: Clock,
): Outbox {
  const queue = createShelf(journal, 'message', Queued);
  const failures = createShelf(journal, 'given-up', GivenUp);
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  let lastBatchAt = Number.NEGATIVE_INFINITY;
  let callOff = (): void => undefined;

  function arm(): void {
    callOff();
    callOff = (): void => undefined;
    const due = waiting().map(({ notBefore }) => notBefore);
    if (due.length === 0 || stopping.signal.aborted) return;
    const at = Math.max(Math.min(...due), lastBatchAt + BATCH_EVERY_MS, clock.now());
    callOff = clock.after(at - clock.now(), sendBatch);
  }

  function waiting(): Queued[] {
    return queue.list().filter(({ id }) => !underWay.has(id));
  }

  function sendBatch(): void {
    lastBatchAt = clock.now();
    for (const entry of nextBatch(waiting(), clock.now())) {
      const sending = send(entry).finally(() => {
        underWay.delete(entry.id);
        arm();
      });
      underWay.set(entry.id, sending);
    }
    arm();
  }

  async function send(entry: Queued): Promise<void> {
    try {
      settle(entry, await courier.attempt(entry, entry.notice, stopping.signal));
    } catch (error) {
      // Stays in the queue for the next start.
      if (stopping.signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      settle(entry, { failure: new ToolFailure('I', message), tried: true });
    }
  }

  function settle(entry: Queued, result: Attempt): void {
    if ('receipt' in result) {
      queue.remove(entry.id);
      return;
    }
    const { failure, tried } = result;
    const attempts = entry.attempts + (tried ? 1 : 0);
    const wait = waitAfter(failure, tried ? backoffMs(attempts) : 0);
    if (isPassing(failure) && attempts < maxAttempts) {
      queue.set(entry.id, { ...entry, attempts, notBefore: clock.now() + wait });
      return;
    }
    const { id, channel, recipient, notice } = entry;
    const { code, message } = failure;
    failures.set(id, {
      id,
      channel,
      recipient,
      subject: notice.subject,
      at: clock.now(),
      attempts,
      code,
      message,
    });
    trim(
      failures,
      FAILURES_KEPT,
      (kept) => kept.id,
      () => true,
    );
    queue.remove(id);
  }

  arm();
  return {
    put({ channel, recipient }, notice) {
      const id = `${notice.id}/${channel}/${recipient}`;
      if (queue.get(id) === undefined && depthsOf(queue.list())[notice.priority] >= QUEUE_MAX) {
        throw new ToolFailure(
          'R',
          `The queue for ${notice.priority} messages is full (${QUEUE_MAX}). Try again when it has emptied a little.`,
          { limit: QUEUE_MAX, retryAfterMs: BATCH_EVERY_MS },
        );
      }
      const now = clock.now();
      queue.set(id, { id, channel, recipient, notice, attempts: 0, queuedAt: now, notBefore: now });
      arm();
    },
    depths: () => depthsOf(queue.list()),
    givenUp: failures.list,
    async close() {
      stopping.abort(new Error('the server stops'));
      callOff();
      await Promise.all(underWay.values());
    },
  };
}

/** The next ten that are due: by priority, and within one as they came. */
function nextBatch(waiting: readonly Queued[], now: number): Queued[] {
  return waiting
    .filter(({ notBefore }) => notBefore <= now)
    .map((entry, index) => ({ entry, index, rank: PRIORITIES.indexOf(entry.notice.priority) }))
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, BATCH)
    .map(({ entry }) => entry);
}

function depthsOf(queue: readonly Queued[]): Record<Priority, number> {
  const depths = { critical: 0, high: 0, normal: 0, low: 0 };
  for (const { notice } of queue) depths[notice.priority]++;
  return depths;
}
