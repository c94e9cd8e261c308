import type { Message, MessageStatus } from '#contract/chat/message.ts';
import type { Part } from '#contract/chat/part.ts';
import type { Emit } from '#contract/events.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { MessageRows } from '#main/store/messages.ts';
import { wordsOf } from './words.ts';

/** Text that grows is told at most this often, and kept at most that often: a crash loses no more. */
const TOLD_MS = 30;
const KEPT_MS = 250;

export interface LiveParts {
  rows: Pick<MessageRows, 'put'>;
  emit: Emit;
  /** Hands out what was told, now. */
  flush: () => void;
  clock: Clock;
}

/** An answer while it is written: what is shown and what is kept follow it. */
export interface LiveMessage {
  current(): Message;
  /** Adds to the text that is being written, or begins one. */
  write(type: 'text' | 'reasoning', delta: string): void;
  /** Index of the new part. Text written from now on is a part of its own. */
  add(part: Part): number;
  replace(index: number, part: Part): void;
  /** Whole and at once: what is not text comes seldom. */
  set(change: Partial<Pick<Message, 'status' | 'usage' | 'usd' | 'firstMs' | 'totalMs' | 'parts'>>): void;
  /** The last word. Nothing is written any more. */
  end(status: MessageStatus): void;
}

export function createLiveMessage(message: Message, { rows, emit, flush, clock }: LiveParts): LiveMessage {
  let current = message;
  let toldFrom: number | undefined;
  let callOffTelling: (() => void) | undefined;
  let callOffKeeping: (() => void) | undefined;
  let ended = false;

  function keep(): void {
    callOffKeeping?.();
    callOffKeeping = undefined;
    rows.put(current, ended ? wordsOf(current) : undefined);
  }

  function tell(): void {
    callOffTelling?.();
    callOffTelling = undefined;
    toldFrom = undefined;
    emit({ type: 'message.changed', message: current });
  }

  function tellText(): void {
    callOffTelling = undefined;
    const index = current.parts.length - 1;
    const part = current.parts[index];
    if (toldFrom === undefined || (part?.type !== 'text' && part?.type !== 'reasoning')) return;
    const { id, conversation } = current;
    const offset = toldFrom;
    toldFrom = undefined;
    const text = part.text.slice(offset);
    emit({ type: 'message.appended', conversation, message: id, part: index, offset, text });
  }

  function whole(change: Partial<Message>): void {
    if (ended) return;
    current = { ...current, ...change };
    tell();
    keep();
  }

  function withPart(index: number, part: Part): Part[] {
    const parts = current.parts.slice();
    parts[index] = part;
    return parts;
  }

  return {
    current: () => current,
    write(type, delta) {
      if (ended || delta === '') return;
      const index = current.parts.length - 1;
      const last = current.parts[index];
      if (last?.type !== type) {
        const first = current.parts.every((part) => part.type !== 'text' && part.type !== 'reasoning');
        current = { ...current, parts: [...current.parts, { type, text: delta }] };
        tell();
        // The first piece of an answer is what a person waits for.
        if (first) flush();
      } else {
        toldFrom ??= last.text.length;
        current = { ...current, parts: withPart(index, { type, text: last.text + delta }) };
        callOffTelling ??= clock.after(TOLD_MS, tellText);
      }
      callOffKeeping ??= clock.after(KEPT_MS, keep);
    },
    add(part) {
      whole({ parts: [...current.parts, part] });
      return current.parts.length - 1;
    },
    replace(index, part) {
      whole({ parts: withPart(index, part) });
    },
    set: whole,
    end(status) {
      if (ended) return;
      ended = true;
      current = { ...current, status };
      tell();
      keep();
    },
  };
}
