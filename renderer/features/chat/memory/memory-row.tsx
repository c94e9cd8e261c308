import type { MemoryLine } from '#contract/chat/memory.ts';
import { ago, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { entryRemoval } from '#renderer/stores/memory-removal.ts';
import { classes } from '#renderer/ui/classes.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** One entry in the list; Delete forgets it. */
export function MemoryRow({
  line,
  place,
  open,
  reachable,
  now,
  onOpen,
}: {
  line: MemoryLine;
  /** What it is about, by name. */
  place: string;
  open: boolean;
  /** The one row that Tab leads to. */
  reachable: boolean;
  now: number;
  onOpen: () => void;
}) {
  const { key, text, updatedAt, origin } = line;
  return (
    <li className={classes('flex rounded-control', open ? 'bg-accent-soft' : 'hover:bg-hover')}>
      <button
        type="button"
        data-row
        aria-current={open}
        tabIndex={reachable ? 0 : -1}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key !== 'Delete') return;
          event.preventDefault();
          entryRemoval.remove(line);
        }}
        title={`${visibleText(text.slice(0, 200))}\n${exactTime(updatedAt)}`}
        className="flex min-h-11 min-w-0 flex-1 flex-col justify-center rounded-control px-2 text-left focus-visible:-outline-offset-2"
      >
        <span className="flex w-full items-center gap-2">
          <span className="min-w-0 flex-1 truncate">{visibleText(key)}</span>
          {origin?.untrusted && (
            <>
              <Glyph shape="half" tone="degraded" />
              <span className="sr-only">{t('memory.untrustedShort')}</span>
            </>
          )}
          <span className="shrink-0 text-label text-ink-3 tabular-nums">{ago(updatedAt, now)}</span>
        </span>
        <span className="w-full truncate text-note text-ink-2">{place}</span>
      </button>
    </li>
  );
}
