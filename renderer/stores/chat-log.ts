import type { ConversationView } from '#contract/chat/conversation.ts';
import type { Message } from '#contract/chat/message.ts';
import type { Event } from '#contract/events.ts';

/** What the window knows of conversations: all of them in short, and one with its messages. */
export interface ChatLog {
  /** Pinned first, then the one that changed last. */
  list: readonly ConversationView[];
  open: string | undefined;
  /** Every branch of the open one. */
  messages: ReadonlyMap<string, Message>;
}

/** The log after some events; `gap` when a text begins behind what is known and only asking again helps. */
export function applyChat(log: ChatLog, events: readonly Event[]): ChatLog | 'gap' {
  let { list } = log;
  let changed: Map<string, Message> | undefined;
  for (const event of events) {
    switch (event.type) {
      case 'conversation.changed':
        list = withConversation(list, event.conversation);
        break;
      case 'conversation.removed':
        list = list.filter(({ id }) => id !== event.conversation);
        break;
      case 'message.changed':
        if (event.message.conversation !== log.open) break;
        changed ??= new Map(log.messages);
        changed.set(event.message.id, event.message);
        break;
      case 'message.appended': {
        const known = event.conversation === log.open && (changed ?? log.messages).get(event.message);
        if (!known) break;
        const next = appended(known, event);
        if (!next) return 'gap';
        changed ??= new Map(log.messages);
        changed.set(next.id, next);
        break;
      }
    }
  }
  return list === log.list && !changed ? log : { ...log, list, messages: changed ?? log.messages };
}

/** Pinned first, then the one that changed last. */
export function inOrder(list: readonly ConversationView[]): ConversationView[] {
  return list.toSorted(
    (one, other) => Number(other.pinned) - Number(one.pinned) || other.updatedAt - one.updatedAt,
  );
}

export function withConversation(
  list: readonly ConversationView[],
  conversation: ConversationView,
): ConversationView[] {
  return inOrder([...list.filter(({ id }) => id !== conversation.id), conversation]);
}

function appended(
  message: Message,
  { part: at, offset, text }: { part: number; offset: number; text: string },
): Message | undefined {
  const part = message.parts[at];
  if ((part?.type !== 'text' && part?.type !== 'reasoning') || offset > part.text.length) return undefined;
  const grown = { ...part, text: part.text.slice(0, offset) + text };
  return { ...message, parts: message.parts.with(at, grown) };
}
