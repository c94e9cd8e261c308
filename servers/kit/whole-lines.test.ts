import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWholeLines } from './whole-lines.ts';

async function passed(pieces: string[], maxBytes: number): Promise<string[]> {
  const got: string[] = [];
  const lines = Readable.from(pieces.map((piece) => Buffer.from(piece))).pipe(createWholeLines(maxBytes));
  for await (const chunk of lines) got.push((chunk as Buffer).toString());
  return got;
}

test('however it arrives, whole lines come out, and nothing else', async () => {
  const pieces = fc.array(fc.stringMatching(/^[a\n]{1,6}$/), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(pieces, async (given) => {
      const got = await passed(given, 1000);
      const all = given.join('');
      expect(got.join('')).toBe(all.slice(0, all.lastIndexOf('\n') + 1));
      for (const chunk of got) expect(chunk.endsWith('\n')).toBe(true);
    }),
  );
});

test('a line that is too long ends it', async () => {
  expect(await passed(['aa', 'a\n', 'aaa'], 3)).toEqual(['aaa\n']);
  await expect(passed(['a\naa', 'aa', '\n'], 3)).rejects.toThrow('more than 3 bytes');
});
