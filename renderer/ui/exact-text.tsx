import type { ReactNode } from 'react';

/** A run of text as it is, or characters that would not be seen, written out. */
export interface Piece {
  text: string;
  hidden: boolean;
}

/** Foreign text in which nothing can hide, as `visiblePieces` of lib splits it. */
export function ExactText({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, at) =>
    piece.hidden ? (
      // oxlint-disable-next-line react/no-array-index-key -- pieces have no other identity
      <Hidden key={at}>{piece.text}</Hidden>
    ) : (
      piece.text
    ),
  );
}

/** What stands for characters that would not be seen. */
export function Hidden({ children }: { children: ReactNode }) {
  return (
    <mark className="rounded-[3px] bg-transparent px-0.5 font-mono text-waiting outline-1 outline-waiting">
      {children}
    </mark>
  );
}
