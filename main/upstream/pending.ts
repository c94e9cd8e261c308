import type { Caller } from './caller.ts';
import type { RpcError } from './message.ts';

/** How one request to a server ended. A `result` is the bytes of the JSON-RPC `result`. */
export type Answer =
  | { kind: 'result'; result: Buffer }
  | { kind: 'error'; error: RpcError }
  | { kind: 'timeout' }
  | { kind: 'cancelled' }
  | { kind: 'tooLong' }
  /** The connection is gone, or that of this request; `problem` says more where more is known. */
  | { kind: 'closed'; problem?: string };

export interface Waiting {
  settle(answer: Answer): void;
  progress?: ((progress: number, total: number | undefined, message: string | undefined) => void) | undefined;
  /** The call that it is made for, if it is one. */
  caller?: Caller | undefined;
}

/** Requests in flight, by id. An id is settled once; late and repeated answers find nothing here. */
export interface Pending {
  /** Gives it an id that none had before. */
  add(waiting: Waiting): string;
  get(id: string): Waiting | undefined;
  /** Removes and settles; false when nobody waits for this id (any more). */
  settle(id: string, answer: Answer): boolean;
  settleAll(answer: Answer): void;
  /** Oldest first. */
  all(): Waiting[];
  size(): number;
}

/** Our ids are strings with this prefix; the SDK counts in numbers, so the two never meet. */
const PREFIX = 'p';
const SLOTS = 128;

interface Entry {
  id: string;
  number: number;
  waiting: Waiting;
}

export function isOurs(id: string | number | undefined): id is string {
  return typeof id === 'string' && id.startsWith(PREFIX);
}

/**
 * Number n has its place at n modulo the number of slots, and a number whose place is taken is left out. Not a Map: V8 keeps
 * every table that a Map has outgrown, with all that went through it, until old memory is cleared, and with ids that are
 * always new that is what most of a call's memory would be.
 */
export function createPending(): Pending {
  let slots = emptySlots(SLOTS);
  let last = 0;
  let size = 0;

  const placeOf = (number: number): number => number & (slots.length - 1);

  function entryOf(id: string): Entry | undefined {
    const entry = slots[placeOf(Number(id.slice(PREFIX.length)))];
    return entry?.id === id ? entry : undefined;
  }

  function entries(): Entry[] {
    return slots.filter((entry) => entry !== undefined).sort((a, b) => a.number - b.number);
  }

  function grow(): void {
    const all = entries();
    slots = emptySlots(slots.length * 2);
    for (const entry of all) slots[placeOf(entry.number)] = entry;
  }

  return {
    add(waiting) {
      if (size * 2 >= slots.length) grow();
      do last += 1;
      while (slots[placeOf(last)] !== undefined);
      const id = PREFIX + String(last);
      slots[placeOf(last)] = { id, number: last, waiting };
      size += 1;
      return id;
    },
    get: (id) => entryOf(id)?.waiting,
    settle(id, answer) {
      const entry = entryOf(id);
      if (entry === undefined) return false;
      slots[placeOf(entry.number)] = undefined;
      size -= 1;
      entry.waiting.settle(answer);
      return true;
    },
    settleAll(answer) {
      const all = entries();
      slots = emptySlots(SLOTS);
      size = 0;
      for (const { waiting } of all) waiting.settle(answer);
    },
    all: () => entries().map(({ waiting }) => waiting),
    size: () => size,
  };
}

/** Their number is a power of two. */
function emptySlots(count: number): (Entry | undefined)[] {
  return Array.from({ length: count }, () => undefined);
}
