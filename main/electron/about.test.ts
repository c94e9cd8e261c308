import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aboutIn, aboutLines } from './about-lines.ts';

const VERSIONS = { electron: '45.4.1', chrome: '140.0', node: '24.21.0' };
const ABOUT = { commit: '0123456789ab', date: '2026-11-22T06:00:00+00:00', development: false };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-about-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (content: unknown) => writeFileSync(join(folder, 'package.json'), JSON.stringify(content));

test('a package knows what it was made from; a checkout says that it is one', () => {
  write({ name: 'patchbay', about: ABOUT });
  expect(aboutIn(folder)).toEqual(ABOUT);
  expect(aboutLines(aboutIn(folder), VERSIONS)).toEqual([
    'Built from commit 0123456789ab of 2026-11-22.',
    'Runs on Electron 45.4.1, Chromium 140.0, Node 24.21.0.',
    '',
    'Licensed under the Apache License 2.0, without warranty.',
  ]);
  write({ name: 'patchbay' });
  expect(aboutLines(aboutIn(folder), VERSIONS)[0]).toBe('Runs from its sources.');
});

test('a DEVELOPMENT package says so first', () => {
  const [first] = aboutLines({ ...ABOUT, development: true }, VERSIONS);
  expect(first).toMatch(/^DEVELOPMENT/);
});

test('a commit whose hash is digits alone is one too', () => {
  write({ about: { ...ABOUT, commit: 123456789012 } });
  expect(aboutIn(folder)?.commit).toBe('123456789012');
});

test('what cannot be read is not made up', () => {
  expect(aboutIn(folder)).toBeUndefined();
  write({ about: { commit: true } });
  expect(aboutIn(folder)).toBeUndefined();
});
