import { memo } from 'react';
import type { CallSummary } from '#contract/call-query.ts';
import { callLook, viaWord } from '#renderer/lib/call-look.ts';
import { ago, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { classes } from '#renderer/ui/classes.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { TookBar } from './took-bar.tsx';

/** The same for the head of the list and for every line. */
export const COLUMNS =
  'grid h-8 items-center gap-x-3 px-2 grid-cols-[76px_112px_minmax(0,18rem)_minmax(0,1fr)_minmax(0,8.5rem)_64px_112px] @6xl:grid-cols-[76px_120px_minmax(0,22rem)_minmax(0,1fr)_minmax(0,9.5rem)_64px_112px] @max-[60rem]:grid-cols-[76px_104px_minmax(0,17rem)_minmax(0,1fr)_112px] @max-2xl:grid-cols-[76px_112px_minmax(0,1fr)_104px]';
/** Columns that go first where there is little room. */
export const ROOMY = '@max-[60rem]:hidden';
export const WIDER = '@max-2xl:hidden';

const BUTTON =
  'flex min-w-0 text-left font-mono text-note outline-none after:absolute after:inset-0 after:rounded-control focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent';

/** One call on one line. */
export const CallLine = memo(function CallLine({
  call,
  now,
  asking,
  open,
  reachable,
  onOpen,
}: {
  call: CallSummary;
  now: number;
  asking: boolean;
  open: boolean;
  /** The one line that Tab stops at; the arrows lead to the others. */
  reachable: boolean;
  onOpen: (id: string) => void;
}) {
  const look = callLook(call.outcome, asking);
  return (
    <>
      <td className="truncate text-ink-2 tabular-nums">
        <time dateTime={new Date(call.at).toISOString()} title={exactTime(call.at)} className="relative z-1">
          {ago(call.at, now)}
        </time>
      </td>
      <td className="flex min-w-0 items-center gap-2">
        <Glyph shape={look.shape} tone={look.tone} />
        <span className="truncate">{t(look.word)}</span>
      </td>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the rule does not look so deep for the text */}
      <td className="flex min-w-0">
        <button
          type="button"
          data-row
          aria-expanded={open}
          tabIndex={reachable ? 0 : -1}
          onClick={() => onOpen(call.id)}
          className={BUTTON}
        >
          <span className="min-w-8 shrink-[9999] truncate text-ink-2">{call.server}</span>
          <span className="text-ink-3">/</span>
          <span className="min-w-0 truncate">
            <ExactText pieces={visiblePieces(call.name, 'word')} />
          </span>
        </button>
      </td>
      <td className={classes('truncate font-mono text-note text-ink-2', WIDER)}>
        <ExactText pieces={visiblePieces(call.preview, 'word')} />
      </td>
      <td className={classes('truncate text-ink-2', ROOMY)}>
        {t('activity.me', { who: call.principal })} · {t(viaWord(call.via))}
      </td>
      <td className={classes('truncate text-ink-2', ROOMY)}>
        {call.decision && t(`activity.decision.${call.decision.effect}`)}
      </td>
      <td className="text-right text-ink-2">{call.totalMs !== undefined && <TookBar ms={call.totalMs} />}</td>
    </>
  );
});
