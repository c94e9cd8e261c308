import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';

/** The first line of `input`; at a terminal it is asked for and what is typed is not shown. */
export async function readPassphrase(
  input: NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY'>>,
  prompts: NodeJS.WritableStream,
  question: string,
): Promise<string> {
  const terminal = input.isTTY === true;
  if (terminal) prompts.write(question);
  const silent = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const lines = createInterface({ input, output: silent, terminal });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (terminal) prompts.write('\n');
  }
}
