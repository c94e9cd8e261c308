import { expect, test } from 'vitest';
import { installed } from './dependencies.mjs';
import { npmTrouble } from './npm-trouble.mjs';

const lock = (packages: object) => JSON.stringify({ packages: { '': { name: 'patchbay' }, ...packages } });
const a = { version: '1.0.0', integrity: 'sha512-a' };
const optional = { version: '2.0.0', integrity: 'sha512-o', optional: true };

test('an install by hand counts when it holds what the lock file names', () => {
  const wanted = lock({ 'node_modules/a': a, 'node_modules/for-another-system': optional });
  expect(installed(wanted, lock({ 'node_modules/a': a }))).toBe(true);
  expect(installed(wanted, undefined)).toBe(false);
  expect(installed(wanted, lock({}))).toBe(false);
  expect(installed(wanted, lock({ 'node_modules/a': { ...a, version: '1.0.1' } }))).toBe(false);
  expect(installed(wanted, lock({ 'node_modules/a': { ...a, integrity: 'sha512-b' } }))).toBe(false);
});

test.each([
  ['npm error code ECONNREFUSED\nnpm error connect ECONNREFUSED 127.0.0.1:9', 'could not reach the registry'],
  ['npm error code EINTEGRITY', 'arrived damaged'],
  ['npm error code E403\nnpm error 403 Forbidden', 'refused access'],
  ['npm error code EUSAGE', 'does not match package.json'],
  ['npm error nospc ENOSPC: no space left on device', 'the disk is full'],
  ['npm error code EODD\nnpm error something odd', 'something odd'],
])('%s', (output, sentence) => {
  const told = npmTrouble('npm ci', output, '/x.log');
  expect(told).toContain(`npm ci failed: `);
  expect(told).toContain(sentence);
  expect(told).toContain('Full log: /x.log');
  expect(told).not.toContain('\n');
});
