import { MoreHorizontal, Pin } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ConversationView } from '#contract/chat/conversation.ts';
import { ago, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { conversationRemoval } from '#renderer/stores/chat-removal.ts';
import { changeConversation, exportConversation } from '#renderer/stores/chat.ts';
import { classes } from '#renderer/ui/classes.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { ROW_MENU, ROW_TIME } from './row-look.ts';

/** One conversation in the list: open it, or rename, pin, export and remove it. F2 and Delete do so from the keyboard. */
export function ConversationRow({
  conversation,
  open,
  reachable,
  now,
  onOpen,
}: {
  conversation: ConversationView;
  open: boolean;
  /** The one row that Tab leads to. */
  reachable: boolean;
  now: number;
  onOpen: () => void;
}) {
  const { id, title, pinned, running, updatedAt } = conversation;
  const [naming, setNaming] = useState(false);
  const name = visibleText(title) || t('chat.untitled');

  function pressed(event: KeyboardEvent) {
    if (event.key === 'F2') setNaming(true);
    else if (event.key === 'Delete') conversationRemoval.remove(conversation);
    else return;
    event.preventDefault();
  }
  if (naming) {
    return (
      <li className="px-0.5 py-1">
        <Rename
          title={title}
          onDone={(next) => {
            setNaming(false);
            if (next !== undefined && next !== title) void changeConversation(id, { title: next });
          }}
        />
      </li>
    );
  }
  return (
    <li
      className={classes('group relative flex rounded-control', open ? 'bg-accent-soft' : 'hover:bg-hover')}
    >
      <button
        type="button"
        data-row
        aria-current={open}
        tabIndex={reachable ? 0 : -1}
        onClick={onOpen}
        onKeyDown={pressed}
        title={exactTime(updatedAt)}
        className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-control px-2 text-left focus-visible:-outline-offset-2"
      >
        {running && (
          <>
            <Glyph shape="arc" tone="starting" />
            <span className="sr-only">{t('outcome.running')}</span>
          </>
        )}
        <span className="min-w-0 flex-1 truncate">{name}</span>
        {pinned && (
          <>
            <Pin size={12} aria-hidden className="shrink-0 text-ink-3" />
            <span className="sr-only">{t('chat.pinned')}</span>
          </>
        )}
        <span className={ROW_TIME}>{ago(updatedAt, now)}</span>
      </button>
      <Menu
        align="end"
        aria-label={t('chat.actionsOf', { name })}
        tabIndex={reachable ? 0 : -1}
        className={ROW_MENU}
        items={[
          { id: 'rename', content: t('chat.rename'), act: () => setNaming(true) },
          {
            id: 'pin',
            content: t(pinned ? 'chat.unpin' : 'chat.pin'),
            act: () => void changeConversation(id, { pinned: !pinned }),
          },
          {
            id: 'markdown',
            content: t('chat.exportMarkdown'),
            act: () => void exportConversation(id, 'markdown'),
          },
          { id: 'json', content: t('chat.exportJson'), act: () => void exportConversation(id, 'json') },
          { id: 'remove', content: t('chat.remove'), act: () => conversationRemoval.remove(conversation) },
        ]}
      >
        <MoreHorizontal size={14} aria-hidden />
      </Menu>
    </li>
  );
}

function Rename({ title, onDone }: { title: string; onDone: (title: string | undefined) => void }) {
  const [typed, setTyped] = useState(title);
  return (
    <TextInput
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the row that had the focus became this field
      autoFocus
      aria-label={t('chat.name')}
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => onDone(typed.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onDone(typed.trim());
        else if (event.key === 'Escape') onDone(undefined);
        else return;
        event.preventDefault();
      }}
    />
  );
}
