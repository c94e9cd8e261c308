import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import type { Segment } from './sentence.ts';

/** A sentence in which names and values stand out, and in which none can hide anything or turn the order of the rest. */
export function Segments({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, code }, at) =>
    code ? (
      <code
        // oxlint-disable-next-line react/no-array-index-key -- the pieces of a sentence have no other identity
        key={at}
        className="font-mono text-note [overflow-wrap:anywhere] whitespace-pre-wrap text-ink [unicode-bidi:isolate]"
      >
        <ExactText pieces={visiblePieces(text, 'word')} />
      </code>
    ) : (
      text
    ),
  );
}
