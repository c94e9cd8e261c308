import type { Piece } from './exact-text.tsx';

/** The words of a tree, and how foreign text in it is split. */
export interface JsonWords {
  pieces: (text: string) => readonly Piece[];
  items: (count: number) => string;
  keys: (count: number) => string;
  more: (left: number) => string;
  wholeText: (length: number) => string;
  copyValue: string;
  copyPath: string;
  copied: string;
}
