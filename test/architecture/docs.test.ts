import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  scripts: z.record(z.string(), z.string()),
});
const manifest = Manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));

async function pages(): Promise<string[]> {
  const found = ['README.md'];
  for await (const path of glob('docs/**/*.md')) found.push(path);
  return found;
}

test('every dependency is explained, and nothing that is not one', () => {
  const text = readFileSync('docs/dependencies.md', 'utf8');
  const explained = [...text.matchAll(/^\| `([^`]+)`\s+\|/gm)].map(([, name]) => name);
  const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(new Set(explained)).toEqual(new Set(used));
  expect(explained).toHaveLength(used.length);
});

test('links in the docs lead somewhere', async () => {
  const broken: string[] = [];
  for (const page of await pages()) {
    for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      if (!existsSync(join(dirname(page), target))) broken.push(`${page}: ${target}`);
    }
  }
  expect(broken).toEqual([]);
});

test('commands in the docs exist', async () => {
  const missing: string[] = [];
  for (const page of await pages()) {
    for (const [, name = ''] of readFileSync(page, 'utf8').matchAll(/\bnpm run ([a-z][a-z:-]*)/g)) {
      if (!(name in manifest.scripts)) missing.push(`${page}: npm run ${name}`);
    }
  }
  expect(missing).toEqual([]);
});
