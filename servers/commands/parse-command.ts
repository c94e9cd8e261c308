import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { splitWords } from './split-words.ts';

export const Command = z
  .string()
  .min(1)
  .max(4096)
  .describe('One program and its arguments, with quotes as in a shell; no pipes, variables or patterns');

/** The words of a command. Throws as splitWords, and V when there are none. */
export function parseCommand(field: string, command: string): string[] {
  const words = splitWords(field, command);
  if (words.length > 0 && words[0] !== '') return words;
  throw new ToolFailure('V', `${field} names no program.`, { field });
}
