import { expect, test } from 'vitest';
import { inheritedEnvironment } from './inherited-environment.ts';

const ALLOWED = [
  'HOME',
  'PATH',
  'TZ',
  'TMPDIR',
  'LC_ALL',
  'LC_TIME',
  // Windows needs more of them for a program to start at all.
  'APPDATA',
  'PATHEXT',
  'PROGRAMDATA',
  'PROGRAMFILES(X86)',
  'SYSTEMROOT',
  'USERPROFILE',
  'WINDIR',
];

test('where things are, who it is and how it speaks is handed on; all else stays', () => {
  const names = [...ALLOWED, 'GITHUB_TOKEN', 'SSH_AUTH_SOCK', 'DBUS_SESSION_BUS_ADDRESS', 'LCX', ''];
  const env = { ...Object.fromEntries(names.map((name) => [name, name])), USER: undefined };
  expect(inheritedEnvironment(env)).toEqual(Object.fromEntries(ALLOWED.map((name) => [name, name])));
});

test.skipIf(process.platform === 'win32')(
  'a name in other letters is another name (on Windows it is the same)',
  () => {
    expect(inheritedEnvironment({ path: '/bin', lc_all: 'C', Home: '/root' })).toEqual({});
  },
);
