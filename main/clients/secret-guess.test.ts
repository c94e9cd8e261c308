import { expect, test } from 'vitest';
import { SecretName } from '#contract/secret.ts';
import { isExample, looksSecret, secretArguments } from './secret-guess.ts';
import { createSecretNames } from './secret-names.ts';

const GITHUB = `ghp_${'a1B2c3D4e5'.repeat(4)}`;

test.each([
  ['API_KEY', 'abc'],
  ['DB_PASSWORD', 'hunter2'],
  ['ANYTHING', GITHUB],
  ['DATABASE_URL', 'postgres://me:hunter2@localhost/db'],
  ['BRAVE_KEY', 'BSAabcdefghijklmnop'],
  ['GOOGLE_CREDENTIALS', '{"type": "service_account", "private_key": "abc"}'],
])('%s=%s is a secret', (name, value) => {
  expect(looksSecret(name, value)).toBe(true);
});

test.each([
  ['API_KEY', ''],
  ['API_KEY', '<your-token>'],
  ['API_KEY', 'YOUR_API_KEY'],
  ['API_KEY', 'your-api-key-here'],
  ['API_KEY', 'sk-xxxxxxxxxxxxxxxxxxxxxx'],
  ['API_KEY', 'sk-...'],
  ['API_KEY', 'changeme'],
  ['API_KEY', '${env:API_KEY}'],
  ['API_KEY', '${secret:API_KEY}'],
  ['AUTHORIZATION', 'Bearer ${TOKEN}'],
  ['AUTH', 'true'],
  ['GOOGLE_APPLICATION_CREDENTIALS', '/home/me/key.json'],
  ['SORT_KEY', 'name'],
  ['MAX_TOKENS', '4096'],
  ['HOST', 'localhost'],
])('%s=%s is none', (name, value) => {
  expect(looksSecret(name, value)).toBe(false);
});

test('a variable for a secret that holds none yet', () => {
  expect(isExample('API_KEY', '<your-key>')).toBe(true);
  expect(isExample('API_KEY', ' ')).toBe(true);
  expect(isExample('API_KEY', 'abc')).toBe(false);
  expect(isExample('HOST', '<your-host>')).toBe(false);
});

test('secrets among arguments are named, not shown', () => {
  const args = ['--token=abc', '--api-key', 'abc', '-e', 'DB_PASSWORD=abc', GITHUB, 'X-Api-Key: abc'];
  expect(secretArguments(args)).toEqual(['--token', '--api-key', 'DB_PASSWORD', '#6', 'X-Api-Key']);
  expect(
    secretArguments([
      '--token',
      '--verbose',
      '--api-key',
      '<key>',
      '--port=80',
      '--token=${X}',
      '-e',
      'TOKEN',
    ]),
  ).toEqual([]);
});

test('names of secrets are valid and given once', () => {
  const newName = createSecretNames(['TAKEN']);
  const names = ['TAKEN', 'token', 'token', '_1key', '日本', 'a'.repeat(99), 'a'.repeat(99), 'é'].map(
    newName,
  );
  expect(names.slice(0, 5)).toEqual(['TAKEN_2', 'TOKEN', 'TOKEN_2', 'KEY', 'SECRET']);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(SecretName.safeParse(name).success, name).toBe(true);
});
