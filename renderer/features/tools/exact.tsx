import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';

/** Foreign text in which nothing can hide. A `word` is one line: its breaks show too. */
export function Exact({ text, kind }: { text: string; kind?: 'word' }) {
  return <ExactText pieces={visiblePieces(text, kind)} />;
}
