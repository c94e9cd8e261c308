import type { Segment } from './sentence.ts';

/** A sentence in which names and values stand out, and in which none can turn the reading order of the rest. */
export function Segments({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, code }, at) =>
    code ? (
      <code
        // oxlint-disable-next-line react/no-array-index-key -- the pieces of a sentence have no other identity
        key={at}
        className="font-mono text-note [overflow-wrap:anywhere] whitespace-pre-wrap text-ink [unicode-bidi:isolate]"
      >
        {text}
      </code>
    ) : (
      text
    ),
  );
}
