import type { Message } from '#contract/chat/message.ts';

const MOST_CHARS = 200_000;

/** What a message is found by: what was said, and the names of files and tools. Not what tools gave back. */
export function wordsOf({ parts }: Message): string {
  const words = parts.flatMap((part): string[] => {
    switch (part.type) {
      case 'text':
      case 'summary':
        return [part.text];
      case 'attachment':
        return [part.name, part.text ?? ''];
      case 'resource':
        return [part.uri];
      case 'prompt':
        return [part.name];
      case 'toolCall':
        return [part.tool ?? part.asked];
      default:
        return [];
    }
  });
  return words.join('\n').slice(0, MOST_CHARS);
}

/** Shorter beginnings of words match too much to be of use. */
const SHORTEST_BEGINNING = 2;

/** What was typed, as a question to FTS5: all words, the last one perhaps unfinished. Undefined: no word was typed. */
export function matchFor(typed: string): string | undefined {
  const words = typed.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return undefined;
  const open = !/\s$/.test(typed) && (words.at(-1) ?? '').length >= SHORTEST_BEGINNING;
  return words.map((word) => `"${word}"`).join(' ') + (open ? '*' : '');
}
