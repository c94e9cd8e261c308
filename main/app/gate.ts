import { text } from '#contract/text.ts';
import type { Dispatch } from './dispatch.ts';

/** What may still be asked while the engine ends what runs: all of it helps that along. */
const STILL = new Set(['call.cancel', 'turn.stop', 'approval.list', 'approval.answer', 'engine.handOver']);

/** Lets requests in, until it is shut. */
export interface Gate {
  dispatch: Dispatch;
  /** Refuses what is new from now on. Resolves when nothing runs any more, or after `limitMs`. */
  shut(limitMs: number): Promise<void>;
}

export function createGate(dispatch: Dispatch): Gate {
  let open = true;
  let running = 0;
  let onIdle = (): void => undefined;

  /** Not at once: whoever asked gets its answer first. */
  function look(): void {
    setImmediate(() => {
      if (running === 0) onIdle();
    });
  }

  return {
    async dispatch(name, params, caller) {
      if (!open && !STILL.has(name)) {
        return {
          ok: false,
          error: { reason: text('request.closing'), advice: text('request.closing.advice') },
        };
      }
      running++;
      try {
        return await dispatch(name, params, caller);
      } finally {
        running--;
        if (!open) look();
      }
    },
    shut(limitMs) {
      open = false;
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        onIdle = () => {
          clearTimeout(timer);
          resolve();
        };
        look();
      });
    },
  };
}
