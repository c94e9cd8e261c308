import type { ContextMeter, ConversationView } from '#contract/chat/conversation.ts';
import type { Message } from '#contract/chat/message.ts';
import type { ModelRef } from '#contract/chat/provider.ts';
import type { Json } from '#contract/json.ts';
import { text } from '#contract/text.ts';
import type { Broker } from '#main/broker/broker.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Blob, BlobRows } from '#main/store/chat-blobs.ts';
import type { ConversationRows } from '#main/store/conversations.ts';
import type { MessageRows } from '#main/store/messages.ts';
import { createAskModel } from './ask-model.ts';
import type { AskModel } from './ask-model.ts';
import { compact } from './compaction.ts';
import { measureContext } from './context-meter.ts';
import { createConversations } from './conversations.ts';
import type { Conversations } from './conversations.ts';
import { createLentModels } from './lent-models.ts';
import type { LentModels } from './lent-models.ts';
import type { LiveParts } from './live-message.ts';
import type { MemoryOrigin, MemorySource } from '#contract/chat/memory.ts';
import { originIn } from './memory/origin.ts';
import type { RecallParts } from './memory/recall.ts';
import { ChatRefusal } from './refusal.ts';
import { writeMarkdown } from './markdown.ts';
import { writeNewFile } from './new-file.ts';
import type { Providers } from './providers.ts';
import { recoverMessages } from './recover.ts';
import { createRunningTurns } from './running-turns.ts';
import type { RoundParts } from './tool-round.ts';
import { blobsIn, readJson, writeJson } from './transfer.ts';
import { branchTo, treeOf } from './tree.ts';
import { createTurns } from './turns.ts';
import type { Turns } from './turns.ts';
import { wordsOf } from './words.ts';

export interface ChatParts
  extends RecallParts, LiveParts, Pick<RoundParts, 'newCallId' | 'onQuestion' | 'elapsed'> {
  rows: MessageRows;
  conversationRows: ConversationRows;
  blobs: BlobRows;
  providers: Providers;
  broker: Pick<Broker, 'call'>;
  redact: (value: Json) => Json;
  logger: Logger;
  newId: () => string;
  /** What a new conversation begins with. */
  defaults: () => { model: ModelRef | undefined; workspace: string };
  hasWorkspace: (id: string) => boolean;
  askAfterUntrusted: () => boolean;
}

/** Talks with models. What cannot be done is a ChatRefusal. */
export interface Chat {
  conversations: Conversations;
  turns: Turns;
  ask: AskModel;
  /** Models of turns, for servers that ask one in the middle of a call. */
  lent: Omit<LentModels, 'lend'>;
  messages(conversation: string): Message[];
  /** False: nothing ran. Resolves when the turn has ended. */
  stop(conversation: string): Promise<boolean>;
  /** Ends its turn first. */
  remove(conversation: string): Promise<boolean>;
  compact(conversation: string): Promise<Message>;
  context(conversation: string): Promise<ContextMeter>;
  /** Where a piece of a conversation comes from. Undefined: a person said it. */
  originOf(source: MemorySource): MemoryOrigin | undefined;
  /** Path of the new file. */
  export(conversation: string, format: 'markdown' | 'json', folder: string): Promise<string>;
  import(source: string): ConversationView;
  blob(id: string): Blob | undefined;
  /** Ends every turn; what was said so far is kept. */
  close(): Promise<void>;
}

export function createChat(parts: ChatParts): Chat {
  const { rows, conversationRows, blobs, providers, clock, emit, newId, broker } = parts;
  recoverMessages(rows);
  const running = createRunningTurns();
  const conversations = createConversations({
    ...parts,
    rows: conversationRows,
    messages: rows,
    now: clock.now,
    running: running.has,
  });
  const ask = createAskModel({ providers, clock });
  const lent = createLentModels(ask);
  const keepImage: RoundParts['keepImage'] = (conversation, { mime, data }) => {
    const id = newId();
    blobs.put({ id, conversation, mime, bytes: Buffer.from(data, 'base64') });
    return id;
  };
  const turns = createTurns({
    ...parts,
    conversations,
    running,
    turn: { ...parts, broker, keepImage, blob: blobs.get, lend: lent.lend },
  });
  const branchOf = (id: string): Message[] => branchTo(treeOf(rows.of(id)), conversations.get(id).leaf);

  return {
    conversations,
    turns,
    ask,
    lent,
    messages: (id) => rows.of(conversations.get(id).id),
    stop: (id) => running.stop(id, text('chat.stopped.person')),
    async remove(id) {
      await running.stop(id, text('chat.stopped.person'));
      return conversations.remove(id);
    },
    compact: (id) => compact(id, { rows, conversations, running, providers, ask, emit, newId, clock }),
    async context(id) {
      const conversation = conversations.get(id);
      const spec = conversation.model && providers.spec(conversation.model);
      return measureContext(conversation, branchOf(id), spec, parts);
    },
    originOf({ message: id, part }) {
      const message = rows.get(id);
      if (message === undefined) throw new ChatRefusal(text('chat.unknownMessage'), 'from.message');
      return originIn(branchTo(treeOf(rows.of(message.conversation)), id), part);
    },
    async export(id, format, folder) {
      const conversation = conversations.get(id);
      if (format === 'markdown') {
        return writeNewFile(folder, conversation.title, 'md', writeMarkdown(conversation, branchOf(id)));
      }
      const messages = rows.of(id);
      const whole = blobsIn(messages).flatMap((blob) => blobs.get(blob) ?? []);
      const json = writeJson({ conversation, messages, blobs: whole });
      return writeNewFile(folder, conversation.title, 'json', json);
    },
    import(source) {
      const read = readJson(source, { newId, now: clock.now(), fresh: conversations.fresh() });
      const view = conversations.keep(read.conversation);
      for (const blob of read.blobs) blobs.put(blob);
      for (const message of read.messages) rows.put(message, wordsOf(message));
      return view;
    },
    blob: (id) => blobs.get(id),
    close: () => running.stopAll(text('chat.stopped.appEnded')),
  };
}
