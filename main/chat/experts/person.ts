import { PERSON_LIMIT_MS } from '#contract/chat/experts.ts';
import type { PersonReply } from '#contract/chat/experts.ts';
import type { Clock } from '#main/kernel/clock.ts';

/** How waiting for a person ends. */
export type PersonEnd = { reply: PersonReply } | 'skipped' | 'late' | 'stopped';

/** The person in a round: waited for from `wait` on, until he answers, is left out, or his time is over. */
export interface Person {
  /** Until then (epoch ms). */
  wait(told: (until: number) => void): Promise<PersonEnd>;
  /** False: nobody is waited for. */
  end(how: PersonEnd): boolean;
}

export function createPerson(clock: Clock): Person {
  let settle: ((how: PersonEnd) => void) | undefined;
  return {
    async wait(told) {
      const ended = new Promise<PersonEnd>((resolve) => {
        settle = resolve;
      });
      told(clock.now() + PERSON_LIMIT_MS);
      const callOff = clock.after(PERSON_LIMIT_MS, () => settle?.('late'));
      const how = await ended;
      callOff();
      return how;
    },
    end(how) {
      const waits = settle !== undefined;
      settle?.(how);
      settle = undefined;
      return waits;
    },
  };
}
