import type { Clock } from '#main/kernel/clock.ts';

const FIRST_GAP_MS = 1_000;
const MAX_GAP_MS = 30_000;
/** Whoever needs the lists now may have them read this often. */
const ASKED_GAP_MS = 5_000;

/** When the lists of a server are read again. */
export interface Relists {
  /** It says that they changed: read at once, or for one that goes on saying so after ever longer pauses. */
  changed(): void;
  /** Reads them now; undefined when that was done a moment ago. */
  ask(): Promise<void> | undefined;
  stop(): void;
}

/**
 * What changes while the lists are read, or during the pause after it, is read together. The pause grows from 1 s to
 * 30 s while it goes on; `onRestless` is called once, when it is longest. A quiet time of two pauses forgives.
 */
export function createRelists(options: {
  clock: Clock;
  /** Never rejects. */
  list: () => Promise<void>;
  onRestless: (gapSeconds: number) => void;
}): Relists {
  const { clock, list, onRestless } = options;
  let reading: Promise<void> | undefined;
  let again = false;
  let gapMs = 0;
  let lastAt = clock.now();
  let askedAt = -ASKED_GAP_MS;
  let warned = false;
  let stopped = false;
  let callOff: (() => void) | undefined;

  function read(): Promise<void> {
    callOff?.();
    callOff = undefined;
    lastAt = clock.now();
    reading = list().then(() => {
      reading = undefined;
      if (!again) return;
      again = false;
      changed();
    });
    return reading;
  }

  function readForChange(): void {
    gapMs = Math.min(Math.max(FIRST_GAP_MS, gapMs * 2), MAX_GAP_MS);
    if (gapMs === MAX_GAP_MS && !warned) {
      warned = true;
      onRestless(MAX_GAP_MS / 1_000);
    }
    void read();
  }

  function changed(): void {
    if (stopped || callOff !== undefined) return;
    if (reading !== undefined) {
      again = true;
      return;
    }
    const since = clock.now() - lastAt;
    if (since >= 2 * gapMs) gapMs = 0;
    if (since >= gapMs) readForChange();
    else {
      callOff = clock.after(gapMs - since, () => {
        callOff = undefined;
        readForChange();
      });
    }
  }

  return {
    changed,
    ask() {
      if (stopped || clock.now() - askedAt < ASKED_GAP_MS) return undefined;
      askedAt = clock.now();
      return reading ?? read();
    },
    stop() {
      stopped = true;
      callOff?.();
      callOff = undefined;
    },
  };
}
