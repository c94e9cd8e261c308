import { memo } from 'react';
import type { CallRecord } from '#contract/call.ts';
import { callLook, viaWord } from '#renderer/lib/call-look.ts';
import { ago, duration, exactDuration, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Cell, Row, RowButton } from '#renderer/ui/table.tsx';

const PREVIEW = 200;

/** One call on one line. */
export const CallRow = memo(function CallRow({
  call,
  now,
  asking,
  open,
  reachable,
  onOpen,
}: {
  call: CallRecord;
  now: number;
  asking: boolean;
  open: boolean;
  /** The one row that Tab stops at; the arrows lead to the others. */
  reachable: boolean;
  onOpen: (id: string) => void;
}) {
  const look = callLook(call.outcome, asking);
  return (
    <Row open={open} className="h-8">
      <Cell className="text-ink-2 tabular-nums">
        <time dateTime={new Date(call.at).toISOString()} title={exactTime(call.at)} className="relative z-1">
          {ago(call.at, now)}
        </time>
      </Cell>
      <Cell>
        <span className="flex items-center gap-2">
          <Glyph shape={look.shape} tone={look.tone} />
          <span className="truncate">{t(look.word)}</span>
        </span>
      </Cell>
      <Cell>
        <RowButton
          open={open}
          tabIndex={reachable ? 0 : -1}
          onClick={() => onOpen(call.id)}
          className="block font-mono text-note"
        >
          <span className="text-ink-2">{call.server}</span>
          <span className="text-ink-3">/</span>
          <ExactText pieces={visiblePieces(call.name, 'word')} />
        </RowButton>
      </Cell>
      <Cell className="font-mono text-note text-ink-2 @max-md:hidden">
        <ExactText pieces={visiblePieces(JSON.stringify(call.args).slice(0, PREVIEW))} />
      </Cell>
      <Cell className="text-ink-2 @max-2xl:hidden">{t(viaWord(call.via))}</Cell>
      <Cell className="text-right tabular-nums @max-md:hidden">
        {call.totalMs !== undefined && (
          <span title={exactDuration(call.totalMs)} className="relative z-1">
            {duration(call.totalMs)}
          </span>
        )}
      </Cell>
    </Row>
  );
});
