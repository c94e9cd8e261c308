import { describe, expect, test } from 'vitest';
import { installable, missingNeeds, NEEDS, packagesFor, sonames } from './packages.mjs';

const bare = () => false;
const debian12 = new Set(NEEDS.map(({ packages }) => packages[0] ?? ''));

describe('what is missing', () => {
  test('on a bare machine, everything', () => {
    const needs = missingNeeds(new Set(['display', 'keyring', 'fonts']), bare);
    expect(packagesFor(needs, debian12).join(' ')).toBe(
      'libgtk-3-0 libnss3 libasound2 libgbm1 libsecret-1-0 xvfb dbus gnome-keyring ' +
        'fonts-liberation fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji',
    );
  });

  test('a desktop needs neither a display nor a keyring of ours', () => {
    const packages = packagesFor(missingNeeds(new Set(), bare), debian12);
    expect(packages).toEqual(['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libsecret-1-0']);
  });

  test('what is there is not asked for', () => {
    const present = (what: object) => !('program' in what && what.program === 'Xvfb');
    expect(packagesFor(missingNeeds(new Set(['display', 'keyring', 'fonts']), present), debian12)).toEqual([
      'xvfb',
    ]);
  });
});

test('a renamed package is taken by the name that apt knows', () => {
  const policy = [
    'libgtk-3-0:',
    '  Installed: (none)',
    '  Candidate: (none)',
    '  Version table:',
    'libgtk-3-0t64:',
    '  Installed: (none)',
    '  Candidate: 3.24.41-4ubuntu1.2',
    '  Version table:',
    '     3.24.41-4ubuntu1.2 500',
    'libasound2t64:',
    '  Installed: 1.2.11',
    '  Candidate: 1.2.11',
    '',
  ].join('\n');
  const known = installable(policy);
  expect(known).toEqual(new Set(['libgtk-3-0t64', 'libasound2t64']));
  const needs = missingNeeds(new Set(), bare);
  expect(packagesFor(needs, known)).toEqual([
    'libgtk-3-0t64',
    'libnss3',
    'libasound2t64',
    'libgbm1',
    'libsecret-1-0',
  ]);
});

test('a font that apt does not know does not stop the rest; without lists nothing is left out', () => {
  const needs = missingNeeds(
    new Set(['fonts']),
    (what) => !('font' in what) && !('library' in what && what.library === 'libnss3.so'),
  );
  expect(packagesFor(needs, new Set(['libnss3', 'fonts-liberation']))).toEqual([
    'libnss3',
    'fonts-liberation',
  ]);
  expect(packagesFor(needs, new Set())).toHaveLength(5);
});

test('libraries of another architecture do not count', () => {
  const listed = [
    "3 libs found in cache `/etc/ld.so.cache'",
    '\tlibnss3.so (libc6,x86-64) => /lib/x86_64-linux-gnu/libnss3.so',
    '\tlibgbm.so.1 (libc6) => /lib/i386-linux-gnu/libgbm.so.1',
    '\tlibgtk-3.so.0 (libc6,AArch64) => /lib/aarch64-linux-gnu/libgtk-3.so.0',
  ].join('\n');
  expect(sonames(listed, 'x64')).toEqual(new Set(['libnss3.so']));
  expect(sonames(listed, 'arm64')).toEqual(new Set(['libgtk-3.so.0']));
});
