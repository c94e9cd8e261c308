import { visiblePieces } from './visible-text.ts';

/** Foreign text in which nothing can hide. A `word` stands alone, so its line breaks and the blanks at its ends show too. */
export function ExactText({ text, kind = 'text' }: { text: string; kind?: 'text' | 'word' }) {
  return visiblePieces(text, kind).map((piece, at) =>
    piece.hidden ? (
      <mark
        // oxlint-disable-next-line react/no-array-index-key -- pieces have no other identity
        key={at}
        className="rounded-[3px] bg-transparent px-0.5 font-mono text-waiting outline-1 outline-waiting"
      >
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
