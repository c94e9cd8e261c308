import { memo, useMemo, useState } from 'react';
import { Button } from '../button.tsx';
import { ExactText } from '../exact-text.tsx';
import type { Piece } from '../exact-text.tsx';
import { chunkAt } from './text-chunks.ts';
import type { Chunk } from './text-chunks.ts';
import { useWords } from './words.ts';

/** Text exactly as it came, in monospace; of a long one the beginning, and more when asked. */
export function LongText({ label, text }: { label: string; text: string }) {
  const { pieces, more } = useWords();
  const first = useMemo(() => [chunkAt(text, 0, pieces)], [text, pieces]);
  const [asked, setAsked] = useState<{ of: string; chunks: Chunk[] }>();
  const chunks = asked?.of === text ? asked.chunks : first;
  const end = chunks.at(-1)?.end ?? 0;
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
      aria-label={label}
      className="max-h-120 overflow-auto rounded-control bg-sunken py-2 pr-10 pl-3 text-note"
    >
      <pre className="font-mono [overflow-wrap:anywhere] whitespace-pre-wrap">
        {chunks.map((chunk) => (
          <Drawn key={chunk.end} pieces={chunk.pieces} />
        ))}
      </pre>
      {end < text.length && (
        <Button
          kind="quiet"
          className="mt-1 -ml-3 text-accent"
          onClick={() => setAsked({ of: text, chunks: [...chunks, chunkAt(text, end, pieces)] })}
        >
          {more(text.length - end)}
        </Button>
      )}
    </section>
  );
}

/** Drawn once: what is asked for later does not draw it again. */
const Drawn = memo(function Drawn({ pieces }: { pieces: readonly Piece[] }) {
  return <ExactText pieces={pieces} />;
});
