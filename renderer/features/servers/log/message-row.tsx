import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import type { ProtocolMessage } from '#contract/protocol-message.ts';
import { byteSize, clockTime, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { classes } from '#renderer/ui/classes.ts';
import { Highlighted } from './highlighted.tsx';
import type { Needle } from './log-filter.ts';
import { gistOf } from './message-gist.ts';
import type { Gist } from './message-gist.ts';

const gists = new WeakMap<ProtocolMessage, Gist>();
function gist(message: ProtocolMessage): Gist {
  const known = gists.get(message) ?? gistOf(message.text);
  gists.set(message, known);
  return known;
}

/** One message on one line; it opens in place. */
export function MessageRow({
  message,
  needle,
  wrap,
  open,
  onToggle,
}: {
  message: ProtocolMessage;
  needle: Needle | undefined;
  wrap: boolean;
  open: boolean;
  onToggle: () => void;
}) {
  const { at, direction, bytes, text } = message;
  const read = gist(message);
  const Arrow = direction === 'sent' ? ArrowUpRight : ArrowDownLeft;
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={onToggle}
        className="flex h-6 w-full max-w-[calc(100cqw-32px)] items-center gap-2 rounded-control text-left hover:bg-hover focus-visible:-outline-offset-2"
      >
        <time title={exactTime(at)} className="shrink-0 text-ink-3 tabular-nums">
          {clockTime(at).slice(0, 8)}
        </time>
        <Arrow size={14} aria-hidden className="shrink-0 text-ink-3" />
        <span className="sr-only">{t(direction === 'sent' ? 'log.sent' : 'log.received')}</span>
        <span className={classes('max-w-1/2 shrink-0 truncate', read.kind === 'error' && 'text-failed')}>
          <Highlighted text={headOf(read)} needle={needle} />
        </span>
        <span className="min-w-0 flex-1 truncate text-ink-3">
          <Highlighted text={read.preview} needle={needle} />
        </span>
        <span className="shrink-0 text-label text-ink-3 tabular-nums">{byteSize(bytes)}</span>
      </button>
      {open && (
        <div className="mb-1.5 flex flex-col gap-1 rounded-control bg-sunken px-3 py-2">
          {read.pretty === undefined && (
            <p className="font-sans text-ink-2">
              {t('log.cut', { shown: text.length, size: byteSize(bytes) })}
            </p>
          )}
          <pre
            className={classes(
              'font-mono',
              wrap ? '[overflow-wrap:anywhere] whitespace-pre-wrap' : 'whitespace-pre',
            )}
          >
            <Highlighted text={read.pretty ?? text} needle={needle} />
          </pre>
        </div>
      )}
    </div>
  );
}

/** "tools/call 3", "result of 3". */
function headOf({ kind, method, id }: Gist): string {
  switch (kind) {
    case 'call':
      return `${method} ${id}`;
    case 'note':
      return method ?? '';
    case 'result':
      return t('log.result', { id: id ?? '?' });
    case 'error':
      return t('log.error', { id: id ?? '?' });
    case 'other':
      return t('log.other');
  }
}
