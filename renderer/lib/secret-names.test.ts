import { expect, test } from 'vitest';
import type { RemoteLaunch, StdioLaunch } from '#contract/launch.ts';
import {
  keptOf,
  looksSecret,
  referencesIn,
  secretProblem,
  secretsOf,
  withReferences,
} from './secret-names.ts';

const launch = (env: Record<string, string>): StdioLaunch => ({ type: 'stdio', command: 'x', args: [], env });

test.each(['GITHUB_TOKEN', 'apiKey', 'PGPASSWORD', 'client_secret', 'DATABASE_DSN'])(
  '%s is telling',
  (name) => {
    expect(looksSecret(name)).toBe(true);
  },
);

test.each(['LOG_LEVEL', 'HOME', 'PORT', 'NODE_ENV'])('%s is not', (name) => {
  expect(looksSecret(name)).toBe(false);
});

test.each([
  ['githubToken', [], 'GITHUBTOKEN'],
  ['_1password', [], 'S_1PASSWORD'],
  ['API_KEY', ['API_KEY', 'API_KEY_2'], 'API_KEY_3'],
  ['KEY'.repeat(30), [], 'KEY'.repeat(20)],
])('%s is offered a name of the keychain', (variable, taken, name) => {
  expect(secretsOf(launch({ [variable]: 'x' }), taken)).toEqual([{ variable, name, on: true }]);
});

test('only plain values that look secret are offered', () => {
  const { env } = launch({ API_KEY: 'k', TOKEN: '${secret:TOKEN}', SECRET: '', PORT: '1' });
  expect(secretsOf(launch(env), ['API_KEY'])).toEqual([{ variable: 'API_KEY', name: 'API_KEY_2', on: true }]);
});

test('a changed secret keeps its name, a plain value that was there stays unless chosen', () => {
  const before = launch({ A_KEY: '${secret:MINE}', B_KEY: 'b' });
  expect(secretsOf(launch({ A_KEY: 'new', B_KEY: 'b' }), ['MINE', 'B_KEY'], before)).toEqual([
    { variable: 'A_KEY', name: 'MINE', on: true },
    { variable: 'B_KEY', name: 'B_KEY_2', on: false },
  ]);
});

test('what is kept becomes a reference, the rest stays', () => {
  const plain = launch({ A_KEY: 'a', B_KEY: 'b', PORT: '1' });
  const offered = [
    { variable: 'A_KEY', name: 'A_KEY' },
    { variable: 'B_KEY', name: 'B_KEY' },
  ];
  const kept = keptOf(plain, offered, { A_KEY: { name: 'MINE' }, B_KEY: { on: false } });
  expect(withReferences(plain, kept)).toMatchObject({
    env: { A_KEY: '${secret:MINE}', B_KEY: 'b', PORT: '1' },
  });
});

const remote = (headers: Record<string, string>): RemoteLaunch => ({
  type: 'http',
  url: 'https://example.com/${secret:IN_URL}',
  headers,
});

test('of a header only what follows the scheme is secret', () => {
  const plain = remote({ Authorization: 'Bearer Bear', 'X-Api-Key': 'k k', Accept: 'x' });
  const kept = keptOf(plain, secretsOf(plain, []), {});
  expect(kept.map(({ variable, name, value }) => [variable, name, value])).toEqual([
    ['Authorization', 'AUTHORIZATION', 'Bear'],
    ['X-Api-Key', 'X_API_KEY', 'k k'],
  ]);
  expect(withReferences(plain, kept)).toEqual(
    remote({
      Authorization: 'Bearer ${secret:AUTHORIZATION}',
      'X-Api-Key': '${secret:X_API_KEY}',
      Accept: 'x',
    }),
  );
});

test('an offer that names the secret part is followed', () => {
  const plain = remote({ Cookie: 'a=1; session=abc' });
  const offered = [{ variable: 'Cookie', name: 'SESSION', value: 'abc' }];
  expect(withReferences(plain, keptOf(plain, offered, {}))).toEqual(
    remote({ Cookie: 'a=1; session=${secret:SESSION}' }),
  );
});

test('references are found wherever they stand, each once', () => {
  expect(referencesIn(remote({ A: 'x ${secret:ONE} ${secret:TWO}', B: '${secret:ONE}' }))).toEqual([
    'ONE',
    'TWO',
    'IN_URL',
  ]);
  expect(referencesIn(launch({ A: '${secret:ONE}', B: '${secret:no}' }))).toEqual(['ONE']);
});

test('a name that cannot be, or that two values want, is a problem', () => {
  const one = { variable: 'A', on: true, name: 'SAME', value: 'a' };
  const other = { variable: 'B', on: true, name: 'SAME', value: 'b' };
  expect(secretProblem({ ...one, name: 'lower' }, [])?.code).toBe('add.secretName');
  expect(secretProblem(one, [one, other])?.code).toBe('add.secretTwice');
  expect(secretProblem(one, [one, { ...other, value: 'a' }])).toBeUndefined();
  expect(secretProblem(one, [one, { ...other, on: false }])).toBeUndefined();
  expect(secretProblem({ ...one, on: false, name: '' }, [other])).toBeUndefined();
});
