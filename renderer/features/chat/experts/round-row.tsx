import { MoreHorizontal } from 'lucide-react';
import { ago, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import type { RoundLine } from '#renderer/lib/round-list.ts';
import { roundLook } from '#renderer/lib/round-look.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { classes } from '#renderer/ui/classes.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { ROW_MENU, ROW_TIME } from '../row-look.ts';

const SHOWN = 200;

/** One round in the list: open it, or remove it, with Delete from the keyboard. */
export function RoundRow({
  round,
  open,
  reachable,
  now,
  onOpen,
  onRemove,
}: {
  round: RoundLine;
  open: boolean;
  /** The one row that Tab leads to. */
  reachable: boolean;
  now: number;
  onOpen: () => void;
  onRemove: () => void;
}) {
  const name = visibleText(round.question.slice(0, SHOWN));
  const look = roundLook(round);
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
        onKeyDown={(event) => {
          if (event.key !== 'Delete') return;
          event.preventDefault();
          onRemove();
        }}
        title={exactTime(round.startedAt)}
        className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-control px-2 text-left focus-visible:-outline-offset-2"
      >
        <Glyph shape={look.shape} tone={look.tone} />
        <span className="sr-only">{t(look.word)}</span>
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <span className={ROW_TIME}>{ago(round.startedAt, now)}</span>
      </button>
      <Menu
        align="end"
        aria-label={t('chat.actionsOf', { name })}
        tabIndex={reachable ? 0 : -1}
        className={ROW_MENU}
        items={[{ id: 'remove', content: t('chat.remove'), act: onRemove }]}
      >
        <MoreHorizontal size={14} aria-hidden />
      </Menu>
    </li>
  );
}
