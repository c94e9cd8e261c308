import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';

const MOCK = /\bvi\.(?:mock|doMock)\(/;

test('a module is replaced only in files that share no process with others', async () => {
  const strange: string[] = [];
  let found = 0;
  for await (const path of glob('{contract,main,renderer,servers,scripts,test,e2e}/**/*.test.{ts,tsx}')) {
    const named = path.endsWith('.mocked.test.ts') && /^(?:main|scripts|test)\//.test(path);
    const mocks = MOCK.test(readFileSync(path, 'utf8'));
    if (named !== mocks) strange.push(path);
    if (named) found += 1;
  }
  expect(strange).toEqual([]);
  expect(found).toBeGreaterThan(0);
});
