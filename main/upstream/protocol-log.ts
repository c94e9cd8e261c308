import type { InstanceId } from '#contract/ids.ts';
import type { ProtocolMessage } from '#contract/protocol-message.ts';
import type { Tap } from './tap.ts';

/** The last messages of every session of this run. */
export interface ProtocolLog {
  /** One per instance: a session that follows another goes on counting where that one ended. */
  tap(instance: InstanceId): Tap;
  /**
   * Oldest first, at most `limit`: those that follow `after`, or the newest without it. Redacted here, when somebody
   * looks, because the road of a call has no time for it.
   */
  since(instance: InstanceId, after: number | undefined, limit: number): ProtocolMessage[];
}

const MOST_MESSAGES = 2_000;
const MOST_BYTES = 4 * 1024 * 1024;
const SHOWN_CHARS = 4_096;
/** Kept beyond what is shown: a secret that is cut in two is half of one that nothing recognizes. */
const MARGIN = 1_024;
const KEPT = SHOWN_CHARS + MARGIN;

interface Kept {
  at: number;
  direction: ProtocolMessage['direction'];
  /** What was sent as its text; what was received byte by byte (Latin-1), to be read when somebody looks. */
  head: string;
  bytes: number;
}

interface Ring {
  push(message: Kept): void;
  /** From seq `from` on, with its seq. */
  read(from: number, limit: number): (Kept & { seq: number })[];
  lastSeq(): number;
}

export function createProtocolLog(redact: (text: string) => string, now = Date.now): ProtocolLog {
  const rings = new Map<InstanceId, Ring>();

  function view({ seq, at, direction, head, bytes }: Kept & { seq: number }): ProtocolMessage {
    const kept = Buffer.from(head, direction === 'sent' ? 'utf8' : 'latin1');
    const text = redact(kept.toString('utf8'));
    const cut = kept.length < bytes ? text.slice(0, -MARGIN) : text;
    return { seq, at, direction, text: cut.slice(0, SHOWN_CHARS), bytes };
  }

  return {
    tap(instance) {
      const ring = rings.get(instance) ?? createRing();
      rings.set(instance, ring);
      return {
        sent(message) {
          // A slice of a string keeps the whole of it alive: what is long is copied.
          const head =
            message.length <= KEPT ? message : Buffer.from(message.slice(0, KEPT)).toString('utf8');
          ring.push({ at: now(), direction: 'sent', head, bytes: Buffer.byteLength(message) });
        },
        received(message) {
          // A copy, or a line of 50 bytes would keep its chunk of 64 KB alive; and of all copies a string is the lightest.
          const head = message.toString('latin1', 0, KEPT);
          ring.push({ at: now(), direction: 'received', head, bytes: message.length });
        },
      };
    },
    since(instance, after, limit) {
      const ring = rings.get(instance);
      if (ring === undefined) return [];
      const from = after === undefined ? ring.lastSeq() - limit + 1 : after + 1;
      return ring.read(from, limit).map(view);
    },
  };
}

/** Holds the newest by number and size; a message of seq n is in slot n modulo the number. */
function createRing(): Ring {
  const slots: (Kept | undefined)[] = Array.from({ length: MOST_MESSAGES });
  let last = 0;
  let first = 1;
  let bytes = 0;

  function dropOldest(): void {
    bytes -= slots[first % MOST_MESSAGES]?.head.length ?? 0;
    slots[first % MOST_MESSAGES] = undefined;
    first++;
  }

  return {
    push(message) {
      if (last - first + 1 === MOST_MESSAGES) dropOldest();
      last++;
      slots[last % MOST_MESSAGES] = message;
      bytes += message.head.length;
      while (bytes > MOST_BYTES) dropOldest();
    },
    read(from, limit) {
      const found: (Kept & { seq: number })[] = [];
      for (let seq = Math.max(first, from); seq <= last && found.length < limit; seq++) {
        const kept = slots[seq % MOST_MESSAGES];
        if (kept !== undefined) found.push({ ...kept, seq });
      }
      return found;
    },
    lastSeq: () => last,
  };
}
