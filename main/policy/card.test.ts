import { expect, test } from 'vitest';
import type { Json } from '#contract/json.ts';
import type { Verbs } from '#contract/verbs.ts';
import { cardAnswers } from './card.ts';

const folders = ['/srv/me/work'];
const verbs = (...list: Verbs['verbs']): Verbs => ({ verbs: list, source: 'manifest' });
const free = { folders, jailed: false };
const write = (args: Json, jailed = false): boolean => cardAnswers(verbs('write'), args, { folders, jailed });

test('what only reads, whatever it reads; nothing of what nobody knows', () => {
  expect(cardAnswers(verbs('read', 'network'), { path: '/etc/passwd' }, free)).toBe(true);
  expect(cardAnswers({ verbs: ['read'], source: 'unknown' }, {}, free)).toBe(false);
  expect(cardAnswers(verbs(), {}, free)).toBe(false);
});

test('a write whose every path is in the workspace', () => {
  expect(write({ path: '/srv/me/work/a.txt', content: 'text' })).toBe(true);
  expect(write({ from: '/srv/me/work/a/b', to: '/srv/me/work/c/' })).toBe(true);
});

test('a name without a root, of a server that starts from the workspace and cannot leave it', () => {
  expect(write({ file_path: 'notes/a.txt', content: 'text' }, true)).toBe(true);
  expect(write({ file_path: 'notes/a.txt', content: 'text' })).toBe(false);
  expect(write({ file_path: '../a.txt' }, true)).toBe(false);
  expect(write({ file_path: 'a.txt', also: '/etc/x' }, true)).toBe(false);
  expect(write({ file_path: 'a.txt', more: ['../x'] }, true)).toBe(false);
  expect(write({ file_path: '' }, true)).toBe(false);
  expect(write({ note: 'a.txt' }, true)).toBe(false);
});

test.each<[string, Json]>([
  ['outside', { path: '/srv/me/a.txt' }],
  ['a neighbour with the same beginning', { path: '/srv/me/work2/a.txt' }],
  ['the folder itself as a file', { path: '/srv/me/work' }],
  ['one of two', { from: '/srv/me/work/a', to: '/tmp/b' }],
  ['climbing', { path: '/srv/me/work/../.ssh/config' }],
  ['climbing from nowhere', { path: '/srv/me/work/a', name: '../../x' }],
  ['deeper down, where no pattern holds it', { path: '/srv/me/work/a', also: { paths: ['/etc/x'] } }],
  ['the home of the user', { path: '/srv/me/work/a', to: '~/x' }],
  ['an address of a file', { path: '/srv/me/work/a', to: 'file:///etc/x' }],
  ['an end that is hidden', { path: '/srv/me/work/a\0.txt' }],
  ['no path at all', { note: 'hello' }],
  ['no object', ['/srv/me/work/a']],
])('not: %s', (_name, args) => {
  expect(write(args)).toBe(false);
});

test('nothing that destroys, executes or sends', () => {
  for (const verb of ['destroy', 'execute', 'send', 'network'] as const) {
    expect(cardAnswers(verbs('write', verb), { path: '/srv/me/work/a' }, { folders, jailed: true })).toBe(
      false,
    );
  }
});
