import type { Text } from '#contract/text.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { ModelFailure } from './model-failure.ts';

/** One try. `begun`: some of the answer was shown already, so the same must not be asked again unseen. */
export type Tried<T> = { ok: true; value: T } | { ok: false; failure: ModelFailure; begun: boolean };

export interface Patience {
  clock: Clock;
  signal: AbortSignal;
  /** Said while it waits, `undefined` when the wait is over. */
  onWait: (wait: { until: number; reason: Text } | undefined) => void;
}

const TRIES = 4;
/** Whoever asks for more patience than this is told to the person instead. */
const LONGEST_MS = 60_000;
const FIRST_MS = 1000;

/** Asks again where the provider said that it only needs time, as long as that is short. */
export async function patiently<T>(
  ask: () => Promise<Tried<T>>,
  { clock, signal, onWait }: Patience,
): Promise<Tried<T>> {
  for (let tries = 1; ; tries += 1) {
    const tried = await ask();
    if (tried.ok || tried.begun || tries === TRIES || signal.aborted) return tried;
    const { fault, reason, retryAfterMs } = tried.failure;
    if (fault !== 'busy' && fault !== 'overloaded') return tried;
    const ms = retryAfterMs ?? FIRST_MS * 2 ** (tries - 1);
    if (ms > LONGEST_MS) return tried;
    onWait({ until: clock.now() + Math.ceil(ms), reason });
    await pause(ms, clock, signal);
    onWait(undefined);
    if (signal.aborted) return tried;
  }
}

function pause(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      callOff();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const callOff = clock.after(ms, end);
    signal.addEventListener('abort', end);
  });
}
