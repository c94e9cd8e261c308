import type { Message } from '#contract/chat/message.ts';
import type { Part } from '#contract/chat/part.ts';
import { text } from '#contract/text.ts';
import type { MessageRows } from '#main/store/messages.ts';
import { wordsOf } from './words.ts';

/** Answers that were being written when the app ended keep what they have, and say so. Before anything is asked. */
export function recoverMessages(rows: Pick<MessageRows, 'streaming' | 'put'>): void {
  for (const message of rows.streaming()) {
    const ended: Message = {
      ...message,
      parts: message.parts.map(endedPart),
      status: { state: 'stopped', reason: text('chat.stopped.appEnded') },
    };
    rows.put(ended, wordsOf(ended));
  }
}

/** Whether the call took effect is for the audit to say. */
function endedPart(part: Part): Part {
  if (part.type !== 'toolCall' || (part.state !== 'waiting' && part.state !== 'running')) return part;
  return { ...part, state: 'failed', problem: text('chat.stopped.appEnded') };
}
