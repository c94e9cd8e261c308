import type { ServerId } from '#contract/ids.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { nextStarts } from './start-plan.ts';
import type { Phase, Planned } from './start-plan.ts';

/** So many are starting at the same time; one that takes longer than this no longer counts among them. */
const AT_ONCE = 4;
const SLOW_MS = 10_000;

export interface Starting {
  clock: Clock;
  /** Whether this one may be started at all; asked of all of them at once. A rejection is a no. */
  admit(id: ServerId): Promise<boolean>;
  /** Resolves or rejects when it is ready, has failed, or is not wanted any more. */
  start(id: ServerId): Promise<unknown>;
}

/** Starts what was planned in its order. Resolves when every one of them has settled; never rejects. */
export function runStarts(plan: readonly Planned[], { clock, admit, start }: Starting): Promise<void> {
  return new Promise((resolve) => {
    const phases = new Map<ServerId, Phase>(plan.map(({ id }) => [id, 'asking']));

    function enter(id: ServerId, phase: Phase): void {
      phases.set(id, phase);
      step();
    }

    function step(): void {
      for (const { id } of nextStarts(plan, phases, AT_ONCE)) {
        phases.set(id, 'starting');
        void begin(id);
      }
      if ([...phases.values()].every((phase) => phase === 'settled')) resolve();
    }

    async function begin(id: ServerId): Promise<void> {
      const cancel = clock.after(SLOW_MS, () => {
        enter(id, 'slow');
      });
      await start(id).catch(() => undefined);
      cancel();
      enter(id, 'settled');
    }

    for (const { id } of plan) {
      admit(id).then(
        (admitted) => {
          enter(id, admitted ? 'waiting' : 'settled');
        },
        () => {
          enter(id, 'settled');
        },
      );
    }
    step();
  });
}
