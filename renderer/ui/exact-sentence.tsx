import { ExactText } from './exact-text.tsx';
import type { Piece } from './exact-text.tsx';

/** A sentence in which names and values stand out, and in which none can hide anything or turn the order of the rest. */
export function ExactSentence({ parts }: { parts: readonly { pieces: readonly Piece[]; code: boolean }[] }) {
  return parts.map(({ pieces, code }, at) =>
    code ? (
      <code
        // oxlint-disable-next-line react/no-array-index-key -- the pieces of a sentence have no other identity
        key={at}
        className="inline-block max-w-full font-mono text-note leading-4 [overflow-wrap:anywhere] whitespace-pre-wrap text-ink [unicode-bidi:isolate]"
      >
        <ExactText pieces={pieces} />
      </code>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- as above
      <ExactText key={at} pieces={pieces} />
    ),
  );
}
