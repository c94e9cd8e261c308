import type { ReactNode } from 'react';
import { Glyph } from './glyph.tsx';
import type { Shape, Tone } from './glyph.tsx';

/** What went wrong, why and what to do, in place beside what failed. */
export function Callout({
  shape = 'cross',
  tone = 'failed',
  title,
  advice,
  children,
}: {
  shape?: Shape;
  tone?: Tone;
  title: string;
  advice?: string;
  children?: ReactNode;
}) {
  return (
    <div role="alert" className="flex gap-2">
      <span className="flex h-5 items-center">
        <Glyph shape={shape} tone={tone} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
        <p className="max-w-full break-words">{title}</p>
        {advice && <p className="max-w-full break-words text-ink-2">{advice}</p>}
        {children}
      </div>
    </div>
  );
}
