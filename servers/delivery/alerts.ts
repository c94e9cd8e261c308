import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { MAX_WAIT_MS } from './clock.ts';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import { ChannelName } from './notice.ts';
import { createShelf, trim } from './shelf.ts';

/** Alerts remembered; the oldest acknowledged ones go first. */
const KEPT = 1_000;

const Level = z.object({
  /** Who it is, such as team-lead. */
  name: z.string(),
  /** Since the alert was raised; null: never by itself. */
  afterMs: z.number().nullable(),
  aims: z.array(z.object({ channel: ChannelName, recipient: z.string() })),
});
export type Level = z.infer<typeof Level>;

const Alert = z.object({
  id: z.string(),
  subject: z.string(),
  text: z.string(),
  severity: z.string(),
  policy: z.string(),
  raisedAt: z.number(),
  levels: z.array(Level),
  /** Index of the level that is notified next. */
  next: z.int(),
  acknowledged: z.object({ by: z.string(), note: z.string(), at: z.number() }).optional(),
  history: z.array(
    z.object({
      level: z.string(),
      at: z.number(),
      how: z.enum(['timer', 'asked']),
      problem: z.string().optional(),
    }),
  ),
});
export type Alert = z.infer<typeof Alert>;

/** Alerts and the timers of their escalation, which outlive the process. */
export interface Alerts {
  raise(alert: Pick<Alert, 'id' | 'subject' | 'text' | 'severity' | 'policy' | 'levels'>): Alert;
  /** As if it had never been raised: nobody could be told of it. */
  forget(id: string): void;
  /** Throws N. */
  get(id: string): Alert;
  /** The newest last. */
  list(): Alert[];
  /** Ends the escalation. Of an acknowledged alert the first acknowledgement stays. Throws N. */
  acknowledge(id: string, by: string, note: string): Alert;
  /** Says that everything up to and with level `index` has been notified, because somebody asked. */
  advance(id: string, index: number): Alert;
  close(): void;
}

/**
 * `notify` tells the people of a level: it puts messages into a queue that outlives the process, so that they go out
 * once even when this is cut off, and says what stood in the way. Levels that fell due while no process ran are
 * notified at once.
 */
export function createAlerts(
  journal: Journal,
  clock: Clock,
  notify: (alert: Alert, level: Level) => string | undefined,
): Alerts {
  const shelf = createShelf(journal, 'alert', Alert);
  let callOff = (): void => undefined;
  let closed = false;

  function arm(): void {
    callOff();
    callOff = (): void => undefined;
    const due = shelf.list().flatMap((alert) => dueAt(alert) ?? []);
    if (due.length === 0 || closed) return;
    callOff = clock.after(Math.min(Math.max(Math.min(...due) - clock.now(), 0), MAX_WAIT_MS), escalateDue);
  }

  function escalateDue(): void {
    for (const alert of shelf.list()) {
      for (let current = alert; (dueAt(current) ?? Number.POSITIVE_INFINITY) <= clock.now();) {
        current = escalate(current);
      }
    }
    arm();
  }

  function escalate(alert: Alert): Alert {
    const level = alert.levels[alert.next];
    if (level === undefined) return alert;
    const problem = notify(alert, level);
    return keep(step(alert, alert.next, 'timer', problem));
  }

  function step(alert: Alert, index: number, how: 'timer' | 'asked', problem?: string): Alert {
    const level = alert.levels[index]?.name ?? '';
    const entry = { level, at: clock.now(), how, ...(problem === undefined ? {} : { problem }) };
    return { ...alert, next: index + 1, history: [...alert.history, entry] };
  }

  function keep(alert: Alert): Alert {
    shelf.set(alert.id, alert);
    return alert;
  }

  function get(id: string): Alert {
    const alert = shelf.get(id);
    if (alert !== undefined) return alert;
    throw new ToolFailure('N', `There is no alert ${id.slice(0, 100)}. gather_context lists the open ones.`);
  }

  arm();
  return {
    raise(given) {
      const alert = keep({ ...given, raisedAt: clock.now(), next: 0, history: [] });
      trim(
        shelf,
        KEPT,
        ({ id }) => id,
        ({ acknowledged }) => acknowledged !== undefined,
      );
      arm();
      return alert;
    },
    forget(id) {
      shelf.remove(id);
      arm();
    },
    get,
    list: shelf.list,
    acknowledge(id, by, note) {
      const alert = get(id);
      const acknowledged = alert.acknowledged ?? { by, note, at: clock.now() };
      const kept = keep({ ...alert, acknowledged });
      arm();
      return kept;
    },
    advance(id, index) {
      const kept = keep(step(get(id), index, 'asked'));
      arm();
      return kept;
    },
    close() {
      closed = true;
      callOff();
    },
  };
}

/** When the next level is notified by itself (epoch milliseconds), unless it never is. */
export function dueAt({ acknowledged, levels, next, raisedAt }: Alert): number | undefined {
  const afterMs = acknowledged === undefined ? levels[next]?.afterMs : undefined;
  return typeof afterMs === 'number' ? raisedAt + afterMs : undefined;
}
