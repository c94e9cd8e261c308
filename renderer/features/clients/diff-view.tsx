import { t } from '#renderer/lib/messages.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { classes } from '#renderer/ui/classes.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { diffLines } from './diff-lines.ts';
import type { DiffLine } from './diff-lines.ts';

const LOOK: Record<DiffLine['kind'], string> = {
  added: 'bg-ready/12',
  removed: 'bg-failed/12',
  kept: 'text-ink-2',
  hunk: 'text-ink-3',
};
const SIGN: Record<DiffLine['kind'], string> = { added: '+', removed: '−', kept: ' ', hunk: ' ' };

/** The changes of a file, line by line; each line says by its sign what becomes of it. */
export function DiffView({ label, diff }: { label: string; diff: string }) {
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
      aria-label={label}
      className="max-h-96 shrink-0 overflow-auto rounded-control bg-sunken py-2 font-mono text-note"
    >
      {diffLines(diff).map(({ kind, line, at }) => (
        <div key={at} className={classes('flex gap-2 px-3', LOOK[kind])}>
          <span aria-hidden className="shrink-0 whitespace-pre select-none">
            {SIGN[kind]}
          </span>
          {(kind === 'added' || kind === 'removed') && (
            <span className="sr-only">{t(kind === 'added' ? 'clients.added' : 'clients.removed')}</span>
          )}
          <span className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-wrap">
            <ExactText pieces={visiblePieces(line, 'text')} />
          </span>
        </div>
      ))}
    </section>
  );
}
