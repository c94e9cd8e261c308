import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Message } from '#contract/chat/message.ts';
import { ChatRefusal } from '#main/chat/refusal.ts';
import type { Begun } from '#main/chat/turns.ts';
import { withRefusals } from '../chat-refusals.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';
import type { Chat } from '#main/chat/chat.ts';

type Served = Pick<Handlers, Extract<keyof Handlers, `${'conversation' | 'turn' | 'attachment'}.${string}`>>;

/** Talks with models. A turn is begun here; what becomes of it comes as events. */
export function chatHandlers({
  chat,
  host,
  exports,
}: Pick<EngineParts, 'host' | 'exports'> & { chat: Chat }): Served {
  const { conversations, turns } = chat;
  return {
    'conversation.list': () => conversations.list(),
    'conversation.get': ({ conversation }) =>
      withRefusals(() => ({
        conversation: conversations.view(conversations.get(conversation)),
        messages: chat.messages(conversation),
      })),
    'conversation.create': ({ change }) => withRefusals(() => conversations.create(change)),
    'conversation.set': ({ conversation, change }) =>
      withRefusals(() => conversations.set(conversation, change)),
    'conversation.remove': async ({ conversation }) => ({ removed: await chat.remove(conversation) }),
    'conversation.search': ({ text: typed, limit }) => conversations.search(typed, limit),
    'conversation.setLeaf': ({ conversation, message }) =>
      withRefusals(() => conversations.setLeaf(conversation, message)),
    'conversation.context': ({ conversation }) => withRefusals(() => chat.context(conversation)),
    'conversation.export': ({ conversation, format, pick }) =>
      withRefusals(async () => {
        const folder = pick && host !== undefined ? await host.pickFolder() : exports;
        if (folder === undefined) return {};
        try {
          return { path: await chat.export(conversation, format, folder) };
        } catch (error) {
          if (error instanceof ChatRefusal) throw error;
          throw new RequestFailure(text('chat.exportFailed', { folder, problem: problemOf(error) }));
        }
      }),
    'conversation.import': ({ text: source }) => withRefusals(() => chat.import(source)),
    'attachment.read'({ blob }) {
      const found = chat.blob(blob);
      if (found === undefined) throw new RequestFailure(text('chat.unknownFile'), 'blob');
      return { mime: found.mime, data: found.bytes.toString('base64') };
    },
    'turn.send': ({ conversation, parts, model }, { principal }) =>
      withRefusals(() => one(turns.send({ conversation, models: listOf(model), principal }, parts))),
    'turn.compare': ({ conversation, parts, models }, { principal }) =>
      withRefusals(() => turns.send({ conversation, models, principal }, parts)),
    'turn.retry': ({ conversation, message, model }, { principal }) =>
      withRefusals(() => one(turns.retry({ conversation, models: listOf(model), principal }, message))),
    'turn.edit': ({ conversation, message, parts, model }, { principal }) =>
      withRefusals(() => one(turns.edit({ conversation, models: listOf(model), principal }, message, parts))),
    'turn.stop': async ({ conversation }) => ({ stopped: await chat.stop(conversation) }),
    'turn.compact': ({ conversation }) => withRefusals(() => chat.compact(conversation)),
  };
}

function listOf<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function one({ user, assistants: [assistant] }: Begun): { user: Message; assistant: Message } {
  if (assistant === undefined) throw new Error('nobody answers');
  return { user, assistant };
}
