import {
  BookMarked,
  Columns2,
  FileDown,
  FileUp,
  Keyboard,
  LibraryBig,
  MessagesSquare,
  Pin,
  Play,
  Plus,
  RotateCw,
  SlidersHorizontal,
  Square,
  SquarePen,
  Trash2,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ConversationView } from '#contract/chat/conversation.ts';
import type { ServerView } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { isOn, sharesTitle } from '#renderer/lib/server-look.ts';
import { t } from '#renderer/lib/messages.ts';
import { allModels, firstRivals } from '#renderer/lib/model-ref.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import type { Intent } from '#renderer/stores/engine.ts';
import { changeDraft } from '#renderer/stores/chat-drafts.ts';
import { openRound } from '#renderer/stores/chat-experts.ts';
import { openEntry, showMemory } from '#renderer/stores/chat-memory.ts';
import { useProviders } from '#renderer/stores/chat-providers.ts';
import { conversationRemoval } from '#renderer/stores/chat-removal.ts';
import { stopTurn } from '#renderer/stores/chat-turns.ts';
import { showPanel, showView } from '#renderer/stores/chat-view.ts';
import {
  changeConversation,
  exportConversation,
  importConversation,
  newConversation,
} from '#renderer/stores/chat.ts';
import { goTo } from '#renderer/stores/place.ts';
import { operate, operateAll } from '#renderer/stores/servers.ts';
import { ENTRIES } from './screens.ts';

/** Something that can be done from anywhere. */
export interface Command {
  id: string;
  label: string;
  icon: LucideIcon;
  /** The digit that does it together with Ctrl. */
  digit?: number;
  /** Resolves to why it was refused, if it was and nothing else says so. */
  act: () => void | Promise<Text | undefined>;
}

export function screenCommands(): Command[] {
  return ENTRIES.map(({ id, icon, word }, at) => ({
    id: `go ${id}`,
    label: t(word),
    icon,
    digit: at + 1,
    act: () => goTo(id),
  }));
}

/** What can be done with each server in the state it is in. */
export function serverCommands(servers: readonly ServerView[]): Command[] {
  return servers.flatMap(({ server: { id, title, disabled }, state }) => {
    const name = sharesTitle(title, servers) ? `${title} (${id})` : title;
    const command = (intent: Intent, icon: LucideIcon): Command => ({
      id: `${intent} ${id}`,
      label: t(`palette.${intent}`, { server: name }),
      icon,
      act: () => operateOrShow(id, intent),
    });
    if (isOn(state.state)) return [command('stop', Square), command('restart', RotateCw)];
    return disabled || state.state === 'stopping' ? [] : [command('start', Play)];
  });
}

export function otherCommands(showShortcuts: () => void): Command[] {
  return [
    { id: 'chat', label: t('chat.new'), icon: SquarePen, act: newChat },
    { id: 'chat import', label: t('chat.import'), icon: FileUp, act: importChat },
    { id: 'experts new', label: t('experts.new'), icon: MessagesSquare, act: newRound },
    { id: 'memory', label: t('experts.memory'), icon: BookMarked, act: () => showMemory() },
    {
      id: 'memory new',
      label: t('palette.ofChat', { action: t('experts.memory'), name: t('memory.new') }),
      icon: BookMarked,
      act: newEntry,
    },
    {
      id: 'provider',
      label: t('provider.add'),
      icon: Plus,
      act: () => goTo('settings', { what: 'provider' }),
    },
    { id: 'shelf', label: t('shelf.all'), icon: LibraryBig, act: () => goTo('servers', { what: 'shelf' }) },
    { id: 'add', label: t('servers.add'), icon: Plus, act: () => goTo('servers', { what: 'add' }) },
    { id: 'start all', label: t('servers.startAll'), icon: Play, act: () => allOrShow('start') },
    { id: 'stop all', label: t('servers.stopAll'), icon: Square, act: () => allOrShow('stop') },
    { id: 'shortcuts', label: t('shortcuts.title'), icon: Keyboard, act: showShortcuts },
  ];
}

/** What can be done with the conversation that is open. */
export function chatCommands(conversation: ConversationView | undefined): Command[] {
  if (!conversation) return [];
  const { id, title, pinned, running, model } = conversation;
  const { items = [], models } = useProviders.getState();
  const rivals = firstRivals(model, allModels(items, models));
  const name = visibleText(title) || t('chat.untitled');
  const command = (id: string, action: string, icon: LucideIcon, act: () => unknown): Command => ({
    id: `chat ${id}`,
    label: t('palette.ofChat', { action, name }),
    icon,
    act() {
      showView('conversations');
      goTo('chat');
      act();
    },
  });
  return [
    ...(running ? [command('stop', t('chat.stop'), Square, () => stopTurn(id))] : []),
    command('panel', t('chat.panel'), SlidersHorizontal, () => showPanel(true)),
    ...(rivals ? [command('compare', t('compare.begin'), Columns2, () => changeDraft(id, { rivals }))] : []),
    command('pin', t(pinned ? 'chat.unpin' : 'chat.pin'), Pin, () =>
      changeConversation(id, { pinned: !pinned }),
    ),
    command('markdown', t('chat.exportMarkdown'), FileDown, () => exportConversation(id, 'markdown')),
    command('json', t('chat.exportJson'), FileDown, () => exportConversation(id, 'json')),
    command('remove', t('chat.remove'), Trash2, () => conversationRemoval.remove(conversation)),
  ];
}

async function newChat(): Promise<void> {
  showView('conversations');
  goTo('chat');
  await newConversation();
}

async function importChat(): Promise<void> {
  showView('conversations');
  goTo('chat');
  await importConversation();
}

async function newRound(): Promise<void> {
  showView('experts');
  goTo('chat');
  await openRound(undefined);
}

async function newEntry(): Promise<void> {
  showMemory();
  await openEntry(undefined);
}

/** A server that refuses, or asks first, does so on its own screen. */
async function operateOrShow(id: string, intent: Intent): Promise<undefined> {
  await operate(id, intent);
  const { refusals, question } = useEngine.getState();
  if (refusals.has(id) || question) goTo('servers', { what: 'server', id });
}

async function allOrShow(intent: 'start' | 'stop'): Promise<Text | undefined> {
  const refused = await operateAll(intent);
  if (useEngine.getState().question) goTo('servers');
  return refused;
}
