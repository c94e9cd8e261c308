import { createContext, useContext } from 'react';
import type { Piece } from '../exact-text.tsx';
import type { JsonWords } from '../json-words.ts';

/** Ways in which one thing can be looked at. */
export type View = 'table' | 'tree' | 'json' | 'rendered' | 'source';

/** Every word around a result, and how its text, numbers and sizes are told; `resultLabels()` of lib has them. */
export interface ResultWords extends JsonWords {
  size: (bytes: number) => string;
  empty: string;
  failed: string;
  whole: (size: string) => string;
  copy: string;
  copyAddress: (address: string) => string;
  as: string;
  view: (view: View) => string;
  text: string;
  json: string;
  rows: (count: number) => string;
  image: (type: string) => string;
  audio: (type: string) => string;
  pixels: (width: number, height: number) => string;
  noType: string;
  hidden: (why: 'unknown' | 'mismatch' | 'broken') => string;
  picture: string;
  link: string;
  read: string;
  resource: string;
  details: string;
  /** How a name is told where it is only heard. */
  heard: (text: string) => string;
  pieces: (text: string) => readonly Piece[];
}

export const WordsContext = createContext<ResultWords | undefined>(undefined);

/** The words of the result that is being drawn. */
export function useWords(): ResultWords {
  const words = useContext(WordsContext);
  if (!words) throw new Error('A part of a result was drawn outside of a ResultView');
  return words;
}
