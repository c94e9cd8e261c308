import { LastUsed } from '#contract/policy.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { MetaRows } from '#main/store/meta.ts';

const KEY = 'lastUsed';
const SAVE_MS = 60_000;

/** When each rule and grant last decided a call. Kept in memory and written now and then: not on the path of a call. */
export interface LastUsedBook {
  note(rule: string): void;
  all(): LastUsed;
  save(): void;
}

export function createLastUsed(meta: MetaRows, clock: Clock): LastUsedBook {
  const used = new Map(Object.entries(meta.get(KEY, LastUsed) ?? {}));
  let callOff: (() => void) | undefined;

  function save(): void {
    callOff?.();
    callOff = undefined;
    meta.set(KEY, Object.fromEntries(used));
  }

  return {
    note(rule) {
      used.set(rule, clock.now());
      callOff ??= clock.after(SAVE_MS, save);
    },
    all: () => Object.fromEntries(used),
    save() {
      if (callOff !== undefined) save();
    },
  };
}
