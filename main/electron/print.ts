import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';

/** A line for whoever started the app from a terminal. */
export function print(code: Text['code'], params: Text['params'] = {}): void {
  process.stdout.write(`${say(text(code, params))}\n`);
}
