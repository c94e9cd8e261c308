import type { Piece } from '../exact-text.tsx';

/** As much of an HTML syntax tree (hast) as is needed here. */
interface Node {
  type: string;
  value?: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

/** A step of react-markdown that writes out hidden characters in every text; `mark` is drawn like ExactText does. */
export function markHidden(split: (text: string) => readonly Piece[]): () => (tree: Node) => void {
  const visit = (node: Node): void => {
    node.children = node.children?.flatMap((child) => {
      if (child.type !== 'text') {
        visit(child);
        return [child];
      }
      return split(child.value ?? '').map(({ text, hidden }) => {
        const shown: Node = { type: 'text', value: text };
        return hidden ? { type: 'element', tagName: 'mark', properties: {}, children: [shown] } : shown;
      });
    });
  };
  return () => visit;
}
