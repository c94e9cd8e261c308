import type { Conversation } from '#contract/chat/conversation.ts';
import type { Message } from '#contract/chat/message.ts';
import type { DraftPart, Part } from '#contract/chat/part.ts';
import type { ModelRef } from '#contract/chat/provider.ts';
import type { Principal } from '#contract/call.ts';
import type { Emit } from '#contract/events.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { MessageRows } from '#main/store/messages.ts';
import type { Conversations } from './conversations.ts';
import { partsOf } from './drafts.ts';
import type { DraftParts } from './drafts.ts';
import { createLiveMessage } from './live-message.ts';
import type { FetchParts } from './fetch-parts.ts';
import type { LiveParts } from './live-message.ts';
import { ChatRefusal } from './refusal.ts';
import type { RunningTurns } from './running-turns.ts';
import { branchTo, treeOf } from './tree.ts';
import { readBranch } from './read-branch.ts';
import { runTurn } from './turn.ts';
import type { TurnParts } from './turn.ts';
import { wordsOf } from './words.ts';

export interface TurnsParts extends DraftParts, LiveParts {
  rows: MessageRows;
  emit: Emit;
  conversations: Conversations;
  turn: TurnParts & FetchParts;
  logger: Logger;
  running: RunningTurns;
}

export interface Asked {
  conversation: string;
  /** None: the one of the conversation. Several answer side by side. */
  models: readonly ModelRef[];
  principal: Principal;
}

export interface Begun {
  user: Message;
  /** One for each model, each a branch. */
  assistants: Message[];
}

/** What begins turns. Refusals are ChatRefusals; what goes wrong afterwards stands in the answer. */
export interface Turns {
  send(asked: Asked, drafts: readonly DraftPart[]): Begun;
  /** Answers once more what this message says, or what it answers. */
  retry(asked: Asked, message: string): Begun;
  /** Says something else in place of this message. */
  edit(asked: Asked, message: string, drafts: readonly DraftPart[]): Begun;
}

export function createTurns(parts: TurnsParts): Turns {
  const { rows, conversations, running, emit, newId, clock, logger } = parts;

  const show = (message: Message): void => {
    rows.put(message, wordsOf(message));
    emit({ type: 'message.changed', message });
  };

  function found(conversation: string, id: string): Message {
    const message = rows.get(id);
    if (message?.conversation !== conversation) throw new ChatRefusal(text('chat.unknownMessage'), 'message');
    return message;
  }

  function modelOf({ model }: Conversation): ModelRef {
    if (model === undefined) throw new ChatRefusal(text('chat.noModel'), 'model');
    return model;
  }

  /** All that can be refused is refused in `say`, before anything is kept. */
  function begin(
    { conversation: id, models, principal }: Asked,
    say: (conversation: Conversation) => Message,
  ): Begun {
    const conversation = conversations.get(id);
    const refs = models.length > 0 ? models : [modelOf(conversation)];
    const turn = running.begin(id);
    try {
      const user = say(conversation);
      const assistants = refs.map((model) => answerTo(user, model));
      conversations.said(id, assistants[0] ?? user, spokenIn(user) || wordsOf(user));
      const { signal, stopped } = turn;
      const shared = { conversation, principal, signal };
      const path = branchTo(treeOf(rows.of(id)), user.id);
      const branch = readBranch(path, { ...shared, show }, parts.turn);
      const compared = assistants.length > 1;
      const work = assistants.map((assistant, index) => {
        const live = createLiveMessage(assistant, parts);
        const ref = refs[index] ?? modelOf(conversation);
        return runTurn({ ...shared, branch, live, ref, stopped, compared }, parts.turn).catch(
          (error: unknown) => {
            logger.error('chat.turn', error, { conversation: id });
            const reason = text('chat.internal', { problem: problemOf(error) });
            live.end({ state: 'failed', reason, advice: text('chat.advice.retry'), offer: 'retry' });
          },
        );
      });
      turn.settle(
        Promise.all(work).then(() => undefined),
        () => {
          conversations.tell(id);
        },
      );
      return { user, assistants };
    } catch (error) {
      turn.release();
      throw error;
    }
  }

  function answerTo(user: Message, model: ModelRef): Message {
    const assistant: Message = {
      id: newId(),
      conversation: user.conversation,
      parent: user.id,
      role: 'assistant',
      parts: [],
      model,
      status: { state: 'streaming' },
      createdAt: clock.now(),
    };
    rows.put(assistant);
    emit({ type: 'message.changed', message: assistant });
    return assistant;
  }

  function userMessage(conversation: string, parent: string | null, said: Part[]): Message {
    const message: Message = {
      id: newId(),
      conversation,
      parent,
      role: 'user',
      parts: said,
      status: { state: 'done' },
      createdAt: clock.now(),
    };
    show(message);
    return message;
  }

  return {
    send: (asked, drafts) =>
      begin(asked, ({ id, leaf }) => userMessage(id, leaf, partsOf(drafts, id, parts))),
    retry: (asked, id) =>
      begin(asked, ({ id: conversation }) => {
        const message = found(conversation, id);
        const user = message.role === 'user' ? message : found(conversation, message.parent ?? '');
        return again(user);
      }),
    edit: (asked, id, drafts) =>
      begin(asked, ({ id: conversation }) => {
        const { parent, role } = found(conversation, id);
        if (role !== 'user') throw new ChatRefusal(text('chat.notYours'), 'message');
        return userMessage(conversation, parent, partsOf(drafts, conversation, parts));
      }),
  };

  /** What could not be read before may be there now. */
  function again(user: Message): Message {
    const failed = user.parts.some((part) => 'state' in part && part.state === 'failed');
    if (!failed) return user;
    const retried = user.parts.map((part): Part =>
      part.type === 'resource' || part.type === 'prompt' ? { ...part, state: 'reading' } : part,
    );
    const message = { ...user, parts: retried };
    show(message);
    return message;
  }
}

function spokenIn({ parts }: Message): string {
  return parts
    .flatMap((part) => (part.type === 'text' ? [part.text] : []))
    .join(' ')
    .trim();
}
