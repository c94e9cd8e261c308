import { DEFAULT_LIMITS } from '#contract/chat/conversation.ts';
import type {
  Conversation,
  ConversationChange,
  ConversationHit,
  ConversationView,
} from '#contract/chat/conversation.ts';
import type { Message } from '#contract/chat/message.ts';
import type { ModelRef } from '#contract/chat/provider.ts';
import type { Emit } from '#contract/events.ts';
import { text } from '#contract/text.ts';
import type { ConversationRows } from '#main/store/conversations.ts';
import type { MessageRows } from '#main/store/messages.ts';
import { ChatRefusal } from './refusal.ts';
import { endBelow, treeOf } from './tree.ts';
import { matchFor } from './words.ts';

const LONGEST_TITLE = 80;

export interface ConversationParts {
  rows: ConversationRows;
  messages: MessageRows;
  emit: Emit;
  now: () => number;
  newId: () => string;
  /** A turn of it is under way. */
  running: (conversation: string) => boolean;
  /** What a new one begins with. */
  defaults: () => { model: ModelRef | undefined; workspace: string };
  hasWorkspace: (id: string) => boolean;
}

/** The talks of this home. What is not there is a ChatRefusal. */
export interface Conversations {
  list(): ConversationView[];
  get(id: string): Conversation;
  view(conversation: Conversation): ConversationView;
  /** As a new one would be; it is not kept. */
  fresh(): Conversation;
  create(change: ConversationChange): ConversationView;
  set(id: string, change: ConversationChange): ConversationView;
  /** Keeps it as it is now, and tells. */
  keep(conversation: Conversation): ConversationView;
  /** Tells that a turn has begun or ended. */
  tell(id: string): void;
  remove(id: string): boolean;
  search(typed: string, limit: number): ConversationHit[];
  /** Shows the branch at whose newest end this message leads. */
  setLeaf(id: string, message: string): ConversationView;
  /** Something was said last: the branch ends there, and a talk without a title takes it from this. */
  said(id: string, leaf: Message, words: string): void;
}

export function createConversations(parts: ConversationParts): Conversations {
  const { rows, messages, emit, now, newId, running, defaults, hasWorkspace } = parts;

  function get(id: string): Conversation {
    const found = rows.get(id);
    if (found === undefined) throw new ChatRefusal(text('chat.unknownConversation'), 'conversation');
    return found;
  }

  const view = (conversation: Conversation): ConversationView => ({
    ...conversation,
    running: running(conversation.id),
  });

  function keep(conversation: Conversation): ConversationView {
    rows.put(conversation);
    const shown = view(conversation);
    emit({ type: 'conversation.changed', conversation: shown });
    return shown;
  }

  function changed(conversation: Conversation, { model, ...change }: ConversationChange): Conversation {
    if (change.workspace !== undefined && !hasWorkspace(change.workspace)) {
      throw new ChatRefusal(text('request.unknownWorkspace'), 'change.workspace');
    }
    const { model: before, ...rest } = conversation;
    const next = model === undefined ? before : (model ?? undefined);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    return { ...rest, ...given, ...(next === undefined ? {} : { model: next }) };
  }

  function fresh(): Conversation {
    const { model, workspace } = defaults();
    const at = now();
    return {
      id: newId(),
      title: '',
      workspace,
      ...(model === undefined ? {} : { model }),
      system: '',
      tools: { mode: 'all' },
      memory: true,
      limits: DEFAULT_LIMITS,
      pinned: false,
      createdAt: at,
      updatedAt: at,
      leaf: null,
    };
  }

  return {
    list: () =>
      rows
        .list()
        .map(view)
        .toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || b.updatedAt - a.updatedAt),
    get,
    view,
    fresh,
    create: (change) => keep(changed(fresh(), change)),
    set: (id, change) => keep(changed(get(id), change)),
    keep,
    tell(id) {
      const conversation = rows.get(id);
      if (conversation !== undefined)
        emit({ type: 'conversation.changed', conversation: view(conversation) });
    },
    remove(id) {
      if (!rows.remove(id)) return false;
      emit({ type: 'conversation.removed', conversation: id });
      return true;
    },
    search(typed, limit) {
      const match = matchFor(typed);
      if (match === undefined) return [];
      const titles = new Map(rows.list().map(({ id, title }) => [id, title]));
      const byTitle = rows
        .found(match, limit)
        .map(({ id, title, updatedAt }) => ({ conversation: id, title, snippet: title, at: updatedAt }));
      const byText = messages.found(match, limit).map(({ message, snippet }) => ({
        conversation: message.conversation,
        title: titles.get(message.conversation) ?? '',
        message: message.id,
        snippet,
        at: message.createdAt,
      }));
      return [...byTitle, ...byText].toSorted((a, b) => b.at - a.at).slice(0, limit);
    },
    setLeaf(id, message) {
      const conversation = get(id);
      const tree = treeOf(messages.of(id));
      if (!tree.has(message)) throw new ChatRefusal(text('chat.unknownMessage'), 'message');
      return keep({ ...conversation, leaf: endBelow(tree, message) });
    },
    said(id, leaf, words) {
      const conversation = get(id);
      const title = conversation.title === '' ? titleOf(words) : conversation.title;
      keep({ ...conversation, title, leaf: leaf.id, updatedAt: now() });
    },
  };
}

/** The beginning of what was said, at the end of a word. */
function titleOf(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2))}…`;
}
