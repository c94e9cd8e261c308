import type { ExpertRound } from '#contract/chat/experts.ts';
import type { Event } from '#contract/events.ts';

/** What the list of rounds tells of one. */
export type RoundLine = Pick<ExpertRound, 'id' | 'question' | 'status' | 'startedAt'>;

export interface RoundLog {
  /** Newest first. */
  list: readonly RoundLine[];
  /** The one that is open, whole; none: it is on its way, or nothing is open. */
  round: ExpertRound | undefined;
  open: string | undefined;
}

/** The rounds after some events; the same object when none of them was about rounds. */
export function applyRounds(log: RoundLog, events: readonly Event[]): RoundLog {
  let next = log;
  for (const event of events) {
    if (event.type === 'expert.changed') {
      const { round } = event;
      const known = next.list.some(({ id }) => id === round.id);
      next = {
        ...next,
        list: known
          ? next.list.map((one) => (one.id === round.id ? round : one))
          : [round, ...next.list].toSorted((one, other) => other.startedAt - one.startedAt),
        ...(next.open === round.id && { round }),
      };
    } else if (event.type === 'expert.removed') {
      const open = next.open === event.round ? { open: undefined, round: undefined } : {};
      next = { ...next, list: next.list.filter(({ id }) => id !== event.round), ...open };
    }
  }
  return next;
}
