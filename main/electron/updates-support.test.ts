import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { updateSourceOf } from './updates-support.ts';
import type { CopyFacts } from './updates-support.ts';

const der = (type: 'ed25519' | 'x25519'): string => {
  const { publicKey } = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  return publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
};
const BUILT = { feed: 'https://updates.example/patchbay', publicKey: der('ed25519') };
const INSTALLED: CopyFacts = {
  platform: 'linux',
  packaged: true,
  name: 'Patchbay',
  env: { APPIMAGE: '/opt/p.AppImage' },
  packageType: undefined,
  source: BUILT,
};

test.each([
  ['an AppImage', {}, 'AppImage'],
  ['a Debian package', { env: {}, packageType: 'deb' }, 'deb'],
  ['a Mac', { platform: 'darwin', env: {} }, 'mac'],
  ['Windows', { platform: 'win32', env: {} }, 'nsis'],
] as const)('%s replaces itself from the feed that it was built with', (_, change, kind) => {
  const source = updateSourceOf({ ...INSTALLED, ...change });
  expect(source).toMatchObject({ kind, feed: { href: 'https://updates.example/patchbay/' } });
});

test.each([
  ['a checkout', { packaged: false }, 'updates.fromSource'],
  ['a DEVELOPMENT package', { name: 'Patchbay DEVELOPMENT' }, 'updates.development'],
  ['no feed', { source: { ...BUILT, feed: '' } }, 'updates.noFeed'],
  ['a feed in the clear', { source: { ...BUILT, feed: 'http://updates.example/' } }, 'updates.noFeed'],
  ['a feed on the disk', { source: { ...BUILT, feed: 'file:///tmp/' } }, 'updates.noFeed'],
  ['no key', { source: { ...BUILT, publicKey: '' } }, 'updates.noKey'],
  ['a key that signs nothing', { source: { ...BUILT, publicKey: der('x25519') } }, 'updates.noKey'],
  ['an unpacked archive', { env: {} }, 'updates.unpacked'],
  ['a portable program', { platform: 'win32', env: { PORTABLE_EXECUTABLE_DIR: 'x' } }, 'updates.unpacked'],
] as const)('%s does not, and says why', (_, change, code) => {
  expect(updateSourceOf({ ...INSTALLED, ...change })).toMatchObject({ reason: { code } });
});

test('what is installed takes no other feed from its environment; a checkout does', () => {
  const env = {
    APPIMAGE: '/opt/p.AppImage',
    PATCHBAY_UPDATE_FEED: 'http://127.0.0.1:1/',
    PATCHBAY_UPDATE_KEY: der('ed25519'),
  };
  const installed = updateSourceOf({ ...INSTALLED, env });
  expect(installed).toMatchObject({ feed: { host: 'updates.example' } });
  expect(updateSourceOf({ ...INSTALLED, packaged: false, env })).toMatchObject({
    feed: { host: '127.0.0.1:1' },
  });
});
