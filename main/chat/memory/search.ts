import type { MemoryEntry, MemoryLine } from '#contract/chat/memory.ts';

const SHOWN = 300;
const BEFORE = 60;

/** The beginning of an entry. */
export function lineOf(entry: MemoryEntry): MemoryLine {
  return excerpt(entry, 0);
}

/** The entry as a line around the first of the words, if all of them are in its key or text; `words` in lower case. */
export function found(entry: MemoryEntry, words: readonly string[]): MemoryLine | undefined {
  const text = entry.text.toLowerCase();
  const all = `${entry.key.toLowerCase()}\n${text}`;
  if (!words.every((word) => all.includes(word))) return undefined;
  const places = words.map((word) => text.indexOf(word)).filter((at) => at >= 0);
  return excerpt(entry, places.length === 0 ? 0 : Math.min(...places));
}

function excerpt(entry: MemoryEntry, at: number): MemoryLine {
  const from = at <= BEFORE ? 0 : at - BEFORE;
  const part = entry.text.slice(from, from + SHOWN);
  const text = `${from > 0 ? '…' : ''}${part}${from + SHOWN < entry.text.length ? '…' : ''}`;
  return { ...entry, text, chars: entry.text.length };
}
