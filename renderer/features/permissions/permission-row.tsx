import type { ReactNode } from 'react';
import { classes } from '#renderer/ui/classes.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';

const LOOKS = {
  allow: { shape: 'check', tone: 'ready' },
  ask: { shape: 'query', tone: 'waiting' },
  deny: { shape: 'barred', tone: 'failed' },
} as const;

/** One sentence, what is known of it in up to three short notes, and the way to take it back. */
export function PermissionRow({
  effect,
  open = false,
  sentence,
  notes,
  action,
}: {
  effect: keyof typeof LOOKS;
  open?: boolean;
  sentence: ReactNode;
  notes: readonly [ReactNode, ReactNode, ReactNode];
  action: ReactNode;
}) {
  return (
    <li
      className={classes(
        'relative flex min-h-9 items-start gap-2.5 border-b border-hairline/70 px-2 py-2 last:border-0',
        open ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <span className="flex h-5 items-center">
        <Glyph {...LOOKS[effect]} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-x-4 @5xl:flex-row">
        <div className="min-w-0 flex-1 break-words">{sentence}</div>
        <div className="flex flex-wrap gap-x-3 text-note leading-5 text-ink-2 tabular-nums @5xl:grid @5xl:w-96 @5xl:shrink-0 @5xl:grid-cols-[104px_124px_1fr]">
          {notes.map((note, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the columns do not move
            <span key={at} className="relative z-1 @max-5xl:empty:hidden">
              {note}
            </span>
          ))}
        </div>
      </div>
      <div className="relative z-1 -my-1 -mr-3 w-24 shrink-0 text-right">{action}</div>
    </li>
  );
}
