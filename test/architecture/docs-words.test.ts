import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { en } from '#contract/messages/en.ts';
import { proseOf, readPages } from './docs-pages.ts';

const pages = await readPages();
const messages = Object.values(en);

/** `Start Desktop Commander` is a message too: `Start {server}`. What is all parameter, or bends, says nothing. */
function patternOf(message: string): RegExp | undefined {
  const plain = message.replaceAll(/<\/?\w+>/g, '');
  const parts = plain.split(/\{\w+\}/);
  if (/[{}]/.test(parts.join('')) || parts.join('').replaceAll(/\P{L}/gu, '').length < 3) return undefined;
  return new RegExp(
    `^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`,
    'i',
  );
}

const patterns = messages.flatMap((message) => patternOf(message) ?? []);
const isWord = (text: string): boolean => patterns.some((pattern) => pattern.test(text));

test('words in italics are words of the window', () => {
  const italic = pages.flatMap((page) =>
    [...proseOf(page).matchAll(/(?<![\w/])_([^_\n]+)_(?!\w)/g)].map(([, text = '']) => ({
      page: page.path,
      text,
    })),
  );
  expect(italic.length).toBeGreaterThan(50);
  expect(italic.filter(({ text }) => !isWord(text))).toEqual([]);
});

test('the check of words sees what it is for', () => {
  expect(isWord('Start Desktop Commander')).toBe(true);
  expect(isWord('Add server')).toBe(true);
  expect(isWord('A button that is not there')).toBe(false);
});

test('what the troubleshooting page quotes is said somewhere', async () => {
  let said = messages.join('\n');
  for await (const path of glob('scripts/**/*.mjs')) said += readFileSync(path, 'utf8');
  const cells = readFileSync('docs/troubleshooting.md', 'utf8').match(/^\| [^|]+/gm) ?? [];
  const quoted = cells.flatMap((cell) => [...cell.matchAll(/"([^"]+)"/g)].map(([, text = '']) => text));
  expect(quoted.length).toBeGreaterThan(40);
  expect(quoted.filter((text) => !text.split('…').every((part) => said.includes(part.trim())))).toEqual([]);
});

test('every screen has its part on the page of screens, in their order', () => {
  const entries = [...readFileSync('renderer/shell/screens.ts', 'utf8').matchAll(/word: '([\w.]+)'/g)];
  const names = entries.map(([, code = '']) => en[code as keyof typeof en]);
  expect(names.length).toBeGreaterThan(5);
  const headings = [...readFileSync('docs/screens.md', 'utf8').matchAll(/^## (.+)$/gm)].map(
    ([, name]) => name,
  );
  expect(headings.filter((name) => names.some((one) => one === name))).toEqual(names);
});
