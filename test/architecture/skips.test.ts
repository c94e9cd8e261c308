import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** Up to the first test or body behind it: there the name is. */
const SKIP = /\.(?:skipIf|runIf)\(([\s\S]*?)=>/g;
/** The reason is in brackets, or in the value that is put into the name. */
const REASON = /(['"`])(?:(?!\1)[^\n])*(?:\([^\n]*\)|\$\{)(?:(?!\1)[^\n])*\1/;

const silent = (source: string): string[] =>
  [...source.matchAll(SKIP)].map(([, head = '']) => head).filter((head) => !REASON.test(head));

test('a test that can be skipped says in its name why, for the summary to print', async () => {
  const found: string[] = [];
  for await (const path of glob('{contract,main,renderer,servers,scripts,test,e2e}/**/*.test.{ts,tsx}')) {
    if (path.endsWith('skips.test.ts')) continue;
    for (const head of silent(readFileSync(path, 'utf8'))) found.push(`${path}: ${head.trim().slice(0, 80)}`);
  }
  expect(found).toEqual([]);
});

test('the check sees what it is for', () => {
  const skip = 'test.skipIf(a === b)';
  expect(silent(`${skip}('works', () => {});`)).toHaveLength(1);
  expect(silent(`${skip}(\n  'works (needs x)',\n  async () => {},\n);`)).toEqual([]);
  expect(silent(`${skip}.each([[1]])(\`works\${why}\`, () => {});`)).toEqual([]);
});
