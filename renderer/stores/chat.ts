import { create } from 'zustand';
import type { ConversationChange, ConversationView } from '#contract/chat/conversation.ts';
import type { EventBatch } from '#contract/events.ts';
import type { Text } from '#contract/text.ts';
import { onEvents, reasonOf, request } from '#renderer/lib/client.ts';
import { textOf } from '#renderer/lib/messages.ts';
import { pickText } from '#renderer/lib/pick-text.ts';
import { applyChat, inOrder, withConversation } from './chat-log.ts';
import type { ChatLog } from './chat-log.ts';

interface Chat extends ChatLog {
  listed: boolean;
  /** The messages are those of the open one. */
  loaded: boolean;
  /** Why the list or the conversation could not be had, or the last change was refused. */
  problem?: Text | undefined;
  /** What was just done, when nothing else shows it. */
  said?: Text | undefined;
  /** The message that a search led to. */
  found?: string | undefined;
}

const NOBODY: Chat['messages'] = new Map();

/** Conversations as the engine gave them last, and the one that is open with its messages. */
export const useChat = create<Chat>()(() => ({
  list: [],
  open: undefined,
  messages: NOBODY,
  listed: false,
  loaded: false,
}));

/** What came while an answer was on its way is applied on top of it. */
let heard: EventBatch[] = [];
let asking = 0;
let drawing = false;

/** Keeps the conversations up to date until the returned function is called. */
export function followChat(): () => void {
  let seq: number | undefined;
  const stop = onEvents((batch) => {
    const missed = seq !== undefined && batch.from > seq + 1;
    seq = batch.to;
    if (missed) void again();
    else {
      heard.push(batch);
      draw();
    }
  });
  void again();
  return () => {
    stop();
    heard = [];
  };
}

/** At most once for each picture that is drawn; a window that nobody sees draws none. */
function draw(): void {
  if (drawing || asking > 0) return;
  if (document.hidden) return flush();
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    if (asking === 0) flush();
  });
}

function flush(): void {
  const events = heard.flatMap((batch) => batch.events);
  heard = [];
  const log = useChat.getState();
  const next = applyChat(log, events);
  if (next === 'gap') void again();
  else if (next !== log) useChat.setState(next);
}

async function again(): Promise<void> {
  const { open } = useChat.getState();
  await asked(async () => {
    const [list] = await Promise.all([request('conversation.list', {}), open ? load(open) : undefined]);
    useChat.setState({ list: inOrder(list), listed: true, problem: undefined });
  });
}

async function load(id: string): Promise<void> {
  const { conversation, messages } = await request('conversation.get', { conversation: id });
  const { open, list } = useChat.getState();
  // Somebody has opened another one meanwhile.
  if (open !== id) return;
  useChat.setState({
    list: withConversation(list, conversation),
    messages: new Map(messages.map((message) => [message.id, message])),
    loaded: true,
  });
}

async function asked<T>(work: () => Promise<T>): Promise<T | undefined> {
  asking += 1;
  try {
    return await work();
  } catch (error) {
    useChat.setState({ problem: reasonOf(error) });
    return undefined;
  } finally {
    asking -= 1;
    if (heard.length > 0) draw();
  }
}

/** Shows a conversation; `found` is the message to show of it. Undefined shows none. */
export async function openConversation(id: string | undefined, found?: string): Promise<void> {
  if (id !== useChat.getState().open)
    useChat.setState({ open: id, messages: NOBODY, loaded: false, problem: undefined, said: undefined });
  useChat.setState({ found });
  if (id !== undefined) await asked(() => load(id));
}

let making: Promise<void> | undefined;

/** Opens a new conversation; one that nobody has said anything in is new enough. Pressed twice, it is one. */
export function newConversation(): Promise<void> {
  making ??= makeConversation().finally(() => {
    making = undefined;
  });
  return making;
}

async function makeConversation(): Promise<void> {
  const { list: known, open } = useChat.getState();
  const blank = known.find(({ title, leaf, running }) => !title && !leaf && !running);
  const made = blank ?? (await asked(() => request('conversation.create', { change: {} })));
  if (!made) return;
  useChat.setState(({ list }) => ({ list: withConversation(list, made) }));
  // Somebody has opened another one meanwhile.
  if (useChat.getState().open === open) await openConversation(made.id);
}

export async function changeConversation(id: string, change: ConversationChange): Promise<boolean> {
  const changed = await asked(() => request('conversation.set', { conversation: id, change }));
  if (changed) keep(changed);
  return changed !== undefined;
}

/** Shows the branch that this message is on. */
export async function showBranch(id: string, message: string): Promise<void> {
  const changed = await asked(() => request('conversation.setLeaf', { conversation: id, message }));
  if (changed) keep(changed);
}

/** Lets a person choose a conversation that was exported as JSON, and opens it. */
export async function importConversation(): Promise<void> {
  const text = await pickText('.json,application/json');
  if (text === undefined) return;
  const made = await asked(() => request('conversation.import', { text }));
  if (!made) return;
  keep(made);
  await openConversation(made.id);
}

/** Writes it where a person says, and then says where that was. */
export async function exportConversation(id: string, format: 'markdown' | 'json'): Promise<void> {
  const done = await asked(() => request('conversation.export', { conversation: id, format, pick: true }));
  if (done?.path !== undefined) useChat.setState({ said: textOf('chat.exported', { path: done.path }) });
}

export function forgetSaid(): void {
  useChat.setState({ problem: undefined, said: undefined });
}

function keep(conversation: ConversationView): void {
  useChat.setState(({ list }) => ({ list: withConversation(list, conversation), problem: undefined }));
}
