import { Keyboard, Play, Plus, RotateCw, Square, SquarePen } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ServerView } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { isOn, sharesTitle } from '#renderer/lib/server-look.ts';
import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import type { Intent } from '#renderer/stores/engine.ts';
import { newConversation } from '#renderer/stores/chat.ts';
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
    { id: 'add', label: t('servers.add'), icon: Plus, act: () => goTo('servers', { what: 'add' }) },
    { id: 'start all', label: t('servers.startAll'), icon: Play, act: () => allOrShow('start') },
    { id: 'stop all', label: t('servers.stopAll'), icon: Square, act: () => allOrShow('stop') },
    { id: 'shortcuts', label: t('shortcuts.title'), icon: Keyboard, act: showShortcuts },
  ];
}

async function newChat(): Promise<void> {
  goTo('chat');
  await newConversation();
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
