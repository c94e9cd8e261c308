import type { Json } from '#contract/json.ts';
import type { SoughtCall } from './history-row.ts';

const MOST_CHARS = 20_000;
/** Longer runs without a space are data, not words. */
const LONGEST_WORD = 1_000;
/** Shorter beginnings of words match too much to be of use. */
const SHORTEST_BEGINNING = 3;

/** All that a call is found by: its names, keys and values of its arguments, values of its result, its message. */
export function wordsOf(call: SoughtCall): string {
  const words: string[] = [];
  let left = MOST_CHARS;

  function add(text: string): void {
    if (left <= 0 || (text.length > LONGEST_WORD && !/\s/.test(text.slice(0, LONGEST_WORD)))) return;
    words.push(text.slice(0, left));
    left -= text.length;
  }

  function addAll(value: Json | undefined, keys: boolean): void {
    if (typeof value === 'string') add(value);
    else if (typeof value === 'number') add(String(value));
    else if (Array.isArray(value)) for (const item of value) addAll(item, keys);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (keys) add(key);
        // In every result each part says its type: that would be found everywhere.
        if (keys || key !== 'type') addAll(item, keys);
      }
    }
  }

  add(call.server);
  add(call.name);
  addAll(call.args, true);
  if (call.message !== undefined) {
    add(call.message.code);
    addAll(call.message.params, false);
  }
  addAll(call.result, false);
  return words.join('\n');
}

/** What was typed, as a question to FTS5: all words, the last one perhaps unfinished. Undefined: no word was typed. */
export function matchOf(typed: string): string | undefined {
  const words = typed.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return undefined;
  const quoted = words.map((word) => `"${word.replaceAll('"', '""')}"`);
  const open = !/\s$/.test(typed) && (words.at(-1) ?? '').length >= SHORTEST_BEGINNING;
  return quoted.join(' ') + (open ? '*' : '');
}
