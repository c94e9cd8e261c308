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
}

/** Requests in flight, by id. An id is settled once; late and repeated answers find nothing here. */
export interface Pending {
  add(id: string, waiting: Waiting): void;
  get(id: string): Waiting | undefined;
  /** Removes and settles; false when nobody waits for this id (any more). */
  settle(id: string, answer: Answer): boolean;
  settleAll(answer: Answer): void;
  size(): number;
}

export function createPending(): Pending {
  const waiting = new Map<string, Waiting>();
  return {
    add: (id, entry) => void waiting.set(id, entry),
    get: (id) => waiting.get(id),
    settle(id, answer) {
      const entry = waiting.get(id);
      if (entry === undefined) return false;
      waiting.delete(id);
      entry.settle(answer);
      return true;
    },
    settleAll(answer) {
      const all = [...waiting.values()];
      waiting.clear();
      for (const entry of all) entry.settle(answer);
    },
    size: () => waiting.size,
  };
}
