import { expect, test } from 'vitest';
import type { Json } from '#contract/json.ts';
import type { Verbs } from '#contract/verbs.ts';
import { cardAnswers } from './card.ts';

const folders = ['/srv/me/notes'];
const verbs = (...list: Verbs['verbs']): Verbs => ({ verbs: list, source: 'manifest' });
const free = { folders, jailed: false };
const write = (args: Json, jailed = false): boolean => cardAnswers(verbs('write'), args, { folders, jailed });

test('what only reads, whatever it reads; nothing of what nobody knows', () => {
  expect(cardAnswers(verbs('read', 'network'), { path: '/etc/passwd' }, free)).toBe(true);
  expect(cardAnswers({ verbs: ['read'], source: 'unknown' }, {}, free)).toBe(false);
  expect(cardAnswers(verbs(), {}, free)).toBe(false);
});

test('a write whose every path is in the workspace', () => {
  expect(write({ path: '/srv/me/notes/a.txt', content: 'text' })).toBe(true);
  expect(write({ from: '/srv/me/notes/a/b', to: '/srv/me/notes/c/' })).toBe(true);
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
  ['a neighbour with the same beginning', { path: '/srv/me/notes2/a.txt' }],
  ['the folder itself as a file', { path: '/srv/me/notes' }],
  ['one of two', { from: '/srv/me/notes/a', to: '/opt/b' }],
  ['climbing', { path: '/srv/me/notes/../.ssh/config' }],
  ['climbing from nowhere', { path: '/srv/me/notes/a', name: '../../x' }],
  ['deeper down, where no pattern holds it', { path: '/srv/me/notes/a', also: { paths: ['/etc/x'] } }],
  ['the home of the user', { path: '/srv/me/notes/a', to: '~/x' }],
  ['an address of a file', { path: '/srv/me/notes/a', to: 'file:///etc/x' }],
  ['an end that is hidden', { path: '/srv/me/notes/a\0.txt' }],
  ['no path at all', { note: 'hello' }],
  ['no object', ['/srv/me/notes/a']],
])('not: %s', (_name, args) => {
  expect(write(args)).toBe(false);
});

test('nothing that destroys, executes or sends', () => {
  for (const verb of ['destroy', 'execute', 'send', 'network'] as const) {
    expect(cardAnswers(verbs('write', verb), { path: '/srv/me/notes/a' }, { folders, jailed: true })).toBe(
      false,
    );
  }
});
