import { Command as Menu } from 'cmdk';
import { Search, Wrench } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Text } from '#contract/text.ts';
import { t } from '#renderer/lib/messages.ts';
import { nameRank } from '#renderer/lib/name-rank.ts';
import { useChat } from '#renderer/stores/chat.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { goTo } from '#renderer/stores/place.ts';
import { Keys } from '#renderer/ui/keys.tsx';
import { Overlay } from '#renderer/ui/overlay.tsx';
import { chatCommands, otherCommands, screenCommands, serverCommands } from './commands.ts';
import type { Command } from './commands.ts';
import { useFoundTools } from './use-found-tools.ts';
import { modifier } from './use-keys.ts';

const TOOL = 'tool ';
const GROUP =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-ink-3';

/** The engine has matched tools already; they stand below what is named as it was typed. */
function rank(value: string, search: string, keywords: string[] = []): number {
  return value.startsWith(TOOL) ? 0.001 : Math.max(...keywords.map((name) => nameRank(name, search)));
}

/** Everything that can be done, by name. */
export function Palette({
  onClose,
  onShortcuts,
  onRefused,
}: {
  onClose: () => void;
  onShortcuts: () => void;
  onRefused: (reason: Text) => void;
}) {
  const [typed, type] = useState('');
  const servers = useEngine(({ mirror }) => mirror?.servers);
  const chat = useChat(({ list, open }) => list.find(({ id }) => id === open));
  const tools = useFoundTools(typed);
  const ran = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  // At once: whoever types on must not lose a letter.
  useLayoutEffect(() => field.current?.focus(), []);
  const groups = useMemo(
    () => [
      { title: t('palette.screens'), commands: screenCommands() },
      { title: t('palette.servers'), commands: serverCommands(servers ?? []) },
      { title: t('shell.chat'), commands: chatCommands(chat) },
      { title: t('palette.more'), commands: otherCommands(onShortcuts) },
    ],
    [servers, chat, onShortcuts],
  );

  function run(act: Command['act']) {
    ran.current = true;
    onClose();
    void Promise.resolve(act()).then((refused) => refused && onRefused(refused));
  }

  return (
    <Overlay
      title={t('palette.title')}
      hideTitle
      onClose={onClose}
      keepFocus={() => ran.current}
      className="w-140"
    >
      <Menu label={t('palette.title')} filter={rank} loop className="flex min-h-0 flex-col">
        <div className="flex h-11 shrink-0 items-center gap-2 border-b border-hairline px-4">
          <Search size={16} aria-hidden className="shrink-0 text-ink-3" />
          <Menu.Input
            ref={field}
            value={typed}
            onValueChange={type}
            placeholder={t('palette.search')}
            className="h-full min-w-0 flex-1 bg-transparent text-section outline-none"
          />
        </div>
        <Menu.List label={t('palette.title')} className="min-h-0 flex-1 scroll-py-2 overflow-y-auto p-1 pb-2">
          <Menu.Empty className="px-3 py-6 text-center text-ink-2">{t('palette.none')}</Menu.Empty>
          {groups
            .filter(({ commands }) => commands.length > 0)
            .map(({ title, commands }) => (
              <Menu.Group key={title} heading={title} className={GROUP}>
                {commands.map(({ id, label, icon, digit, act }) => (
                  <Entry
                    key={id}
                    id={id}
                    label={label}
                    icon={icon}
                    keys={digit === undefined ? [] : [modifier(), String(digit)]}
                    onSelect={() => run(act)}
                  />
                ))}
              </Menu.Group>
            ))}
          {tools.length > 0 && (
            <Menu.Group heading={t('palette.tools')} className={GROUP}>
              {tools.map(({ kind, server, name }) => (
                <Entry
                  key={`${server} ${name}`}
                  id={`${TOOL}${server} ${name}`}
                  label={t('palette.tool', { tool: name })}
                  note={servers?.find((view) => view.server.id === server)?.server.title ?? server}
                  icon={Wrench}
                  onSelect={() => run(() => goTo('tools', { what: 'offer', offer: { kind, server, name } }))}
                />
              ))}
            </Menu.Group>
          )}
        </Menu.List>
      </Menu>
    </Overlay>
  );
}

function Entry({
  id,
  label,
  note,
  icon: Icon,
  keys = [],
  onSelect,
}: {
  id: string;
  label: string;
  note?: string;
  icon: LucideIcon;
  keys?: readonly string[];
  onSelect: () => void;
}) {
  return (
    <Menu.Item
      value={id}
      // The id is English: found too by whoever types so.
      keywords={[label, id]}
      onSelect={onSelect}
      className="flex min-h-8 items-center gap-2.5 rounded-control px-3 py-1 text-ink select-none data-[selected=true]:bg-accent-soft"
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-2" />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {note !== undefined && <span className="max-w-[40%] truncate text-note text-ink-2">{note}</span>}
      {keys.length > 0 && <Keys keys={keys} />}
    </Menu.Item>
  );
}
