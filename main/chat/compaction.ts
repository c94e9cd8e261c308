import type { Conversation } from '#contract/chat/conversation.ts';
import type { Message } from '#contract/chat/message.ts';
import type { Emit } from '#contract/events.ts';
import { text } from '#contract/text.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { MessageRows } from '#main/store/messages.ts';
import type { AskModel } from './ask-model.ts';
import { sumUp } from './compact.ts';
import type { Conversations } from './conversations.ts';
import type { Providers } from './providers.ts';
import { ChatRefusal } from './refusal.ts';
import type { RunningTurns } from './running-turns.ts';
import { branchTo, treeOf } from './tree.ts';
import { wordsOf } from './words.ts';

export interface CompactionParts {
  rows: MessageRows;
  conversations: Conversations;
  running: RunningTurns;
  providers: Pick<Providers, 'spec'>;
  ask: AskModel;
  emit: Emit;
  newId: () => string;
  clock: Clock;
}

/**
 * Sums up what is shown and goes on from there; what was said stays, on its own branch. A question that was too much is
 * put behind the summary once more, to be asked again. Whatever keeps it from happening is a ChatRefusal.
 */
export async function compact(id: string, parts: CompactionParts): Promise<Message> {
  const { rows, conversations, running, providers, ask } = parts;
  const conversation = conversations.get(id);
  const ref = conversation.model;
  if (ref === undefined) throw new ChatRefusal(text('chat.noModel'), 'model');
  const { said, asked } = split(branchTo(treeOf(rows.of(id)), conversation.leaf));
  if (said.length === 0) throw new ChatRefusal(text('chat.nothingToSum'), 'conversation');
  const turn = running.begin(id);
  try {
    conversations.tell(id);
    const { contextTokens } = providers.spec(ref);
    const work = sumUp(said, { ask, ref, contextTokens, signal: turn.signal });
    turn.settle(work.then(() => undefined));
    const summed = await work;
    if (turn.signal.aborted) throw new ChatRefusal(turn.stopped());
    if (!summed.ok) throw new ChatRefusal(summed.reason);
    return keep(summed.text, conversations.get(id), { said, asked }, parts);
  } finally {
    turn.release();
    conversations.tell(id);
  }
}

interface Split {
  said: readonly Message[];
  /** What was said last and never answered. */
  asked: Message | undefined;
}

function split(branch: readonly Message[]): Split {
  const last = branch.at(-1);
  const failed = last?.role === 'assistant' && last.status.state === 'failed' ? branch.slice(0, -1) : branch;
  const open = failed.at(-1);
  return open?.role === 'user' && open.parts.every(({ type }) => type !== 'summary')
    ? { said: failed.slice(0, -1), asked: open }
    : { said: failed, asked: undefined };
}

function keep(
  words: string,
  conversation: Conversation,
  { said, asked }: Split,
  { rows, conversations, emit, newId, clock }: CompactionParts,
): Message {
  const put = (message: Message): Message => {
    rows.put(message, wordsOf(message));
    emit({ type: 'message.changed', message });
    return message;
  };
  const summary = put({
    id: newId(),
    conversation: conversation.id,
    parent: said.at(-1)?.id ?? null,
    role: 'user',
    parts: [{ type: 'summary', text: words }],
    status: { state: 'done' },
    createdAt: clock.now(),
  });
  const leaf =
    asked === undefined
      ? summary
      : put({ ...asked, id: newId(), parent: summary.id, createdAt: clock.now() });
  conversations.keep({ ...conversation, leaf: leaf.id, updatedAt: clock.now() });
  return summary;
}
