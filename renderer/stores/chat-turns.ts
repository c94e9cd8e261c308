import type { Message } from '#contract/chat/message.ts';
import type { DraftPart } from '#contract/chat/part.ts';
import type { ModelRef } from '#contract/chat/provider.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { answersBeside, plainTextOf } from '#renderer/lib/message-tree.ts';
import { changeDraft, clearSent, draftOf } from './chat-drafts.ts';
import { useChat } from './chat.ts';

/** Sends what is typed, or says it in place of what is edited. What is refused stays typed. */
export async function sendDraft(conversation: string): Promise<void> {
  const sent = draftOf(conversation);
  const { text, extras, editing, rivals, sending } = sent;
  const said = text.trim();
  if (sending || (said === '' && extras.length === 0)) return;
  const parts: DraftPart[] = said === '' ? [...extras] : [{ type: 'text', text: said }, ...extras];
  changeDraft(conversation, { sending: true, problem: undefined });
  try {
    const begun = await begin(conversation, parts, editing, rivals);
    clearSent(conversation, sent);
    show(conversation, begun);
  } catch (error) {
    changeDraft(conversation, { sending: false, problem: reasonOf(error) });
  }
}

async function begin(
  conversation: string,
  parts: DraftPart[],
  editing: string | undefined,
  rivals: readonly ModelRef[] | undefined,
): Promise<Begun> {
  if (editing !== undefined)
    return one(await request('turn.edit', { conversation, message: editing, parts }));
  if (rivals) return request('turn.compare', { conversation, parts, models: [...rivals] });
  return one(await request('turn.send', { conversation, parts }));
}

interface Begun {
  user: Message;
  /** The first is the one that the conversation goes on with. */
  assistants: readonly Message[];
}

const one = ({ user, assistant }: { user: Message; assistant: Message }): Begun => ({
  user,
  assistants: [assistant],
});

/** Puts what was said where it can be said otherwise. Files go along only as they were sent as text. */
export function editMessage(message: Message): void {
  const extras = message.parts.flatMap((part): DraftPart[] => {
    if (part.type === 'attachment' && part.text !== undefined)
      return [{ type: 'attachment', name: part.name, mime: part.mime, text: part.text }];
    if (part.type === 'resource') return [{ type: 'resource', server: part.server, uri: part.uri }];
    if (part.type === 'prompt')
      return [{ type: 'prompt', server: part.server, name: part.name, args: part.args }];
    return [];
  }) as Exclude<DraftPart, { type: 'text' }>[];
  changeDraft(message.conversation, {
    text: plainTextOf(message),
    extras,
    editing: message.id,
    rivals: undefined,
  });
}

/** Answers again: with the model of the conversation, or beside answers of other models with its own. */
export async function retry(message: Message): Promise<void> {
  const { conversation, id } = message;
  const own = ownModel(message);
  await attempt(async () =>
    show(conversation, one(await request('turn.retry', { conversation, message: id, ...own }))),
  );
}

/** Lets the model sum up what was said, so that there is room again, and asks the question that stands behind that. */
export async function retryInShort(message: Message): Promise<void> {
  const { conversation } = message;
  const own = ownModel(message);
  await attempt(async () => {
    await request('turn.compact', { conversation });
    // What failed is on the branch that was too long: its question was put behind the summary once more.
    const { leaf } = (await request('conversation.get', { conversation })).conversation;
    if (leaf === null) return;
    show(conversation, one(await request('turn.retry', { conversation, message: leaf, ...own })));
  });
}

function ownModel({ id, model }: Message): { model?: ModelRef } {
  const { messages } = useChat.getState();
  return model && answersBeside(messages, id).length > 0 ? { model } : {};
}

export async function stopTurn(conversation: string): Promise<void> {
  await attempt(() => request('turn.stop', { conversation }));
}

async function attempt(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    useChat.setState({ problem: reasonOf(error) });
  }
}

/** What has begun is shown before its events come; what they have said already is newer. */
function show(conversation: string, { user, assistants }: Begun): void {
  const leaf = assistants[0]?.id ?? user.id;
  useChat.setState(({ open, messages, list }) => {
    if (open !== conversation) return {};
    const next = new Map([user, ...assistants].map((message) => [message.id, message]));
    for (const [id, message] of messages) next.set(id, message);
    return {
      messages: next,
      list: list.map((known) => (known.id === conversation ? { ...known, leaf } : known)),
    };
  });
}
