import { expect, test } from 'vitest';
import { builderArguments, editionOf } from './edition.mjs';
import { planOf, signingOf } from './plan.mjs';

const LINUX = { platform: 'linux' as const, arch: 'x64', official: true, has: () => true, env: {} };

test('with everything at hand all of this system is made, and the others are said to need theirs', () => {
  const { make, skip } = planOf(LINUX, {});
  expect(make).toEqual(['dir', 'tar.gz', 'deb', 'AppImage']);
  expect(skip).toEqual([
    { what: 'dmg, zip', why: 'needs macOS.' },
    { what: 'nsis', why: 'needs Windows.' },
  ]);
  expect(planOf({ ...LINUX, platform: 'darwin' }, {}).make).toEqual(['dir', 'dmg', 'zip']);
  expect(planOf({ ...LINUX, platform: 'win32' }, {}).make).toEqual(['dir', 'nsis']);
});

test('what cannot be made is left out with its reason', () => {
  const bare = { ...LINUX, official: false, has: (program: string) => program === 'tar' };
  const { make, skip } = planOf(bare, {});
  expect(make).toEqual(['dir', 'tar.gz']);
  expect(skip.find(({ what }) => what === 'deb')?.why).toBe('dpkg-deb is not installed.');
  expect(skip.find(({ what }) => what === 'AppImage')?.why).toContain('cannot be reached');
  const own = { ...bare, env: { APPIMAGE_TOOLS_PATH: '/tools' } };
  expect(planOf(own, {}).make).toContain('AppImage');
});

test('--dir makes the folder alone, --deb that and the deb', () => {
  const { make, skip } = planOf(LINUX, { only: 'dir' });
  expect(make).toEqual(['dir']);
  expect(skip.map(({ what }) => what)).toEqual(['tar.gz', 'deb', 'AppImage']);
  const deb = planOf(LINUX, { only: 'deb' });
  expect(deb.make).toEqual(['dir', 'deb']);
  expect(deb.skip.map(({ why }) => why)).toEqual(['only --deb was asked for.', 'only --deb was asked for.']);
  expect(planOf({ ...LINUX, has: () => false }, { only: 'deb' }).skip.map(({ why }) => why)).toContain(
    'dpkg-deb is not installed.',
  );
});

test('each missing key is named; with all of them nothing is skipped', () => {
  expect(signingOf('darwin', {}).skip.map(({ what }) => what)).toEqual(['signing', 'notarising']);
  const half = signingOf('darwin', { CSC_LINK: 'x', CSC_KEY_PASSWORD: 'x', APPLE_API_KEY: 'x' });
  expect(half).toEqual({
    signed: true,
    skip: [{ what: 'notarising', why: 'APPLE_API_KEY_ID, APPLE_API_ISSUER not set.' }],
  });
  expect(signingOf('win32', { WIN_CSC_LINK: 'x' })).toEqual({
    signed: false,
    skip: [{ what: 'signing', why: 'WIN_CSC_KEY_PASSWORD not set.' }],
  });
  expect(signingOf('win32', { WIN_CSC_LINK: 'x', WIN_CSC_KEY_PASSWORD: 'x' })).toEqual({
    signed: true,
    skip: [],
  });
  expect(signingOf('linux', {}).signed).toBe(false);
  expect(signingOf('linux', { PATCHBAY_GPG_KEY: 'x' })).toEqual({ signed: true, skip: [] });
});

test('the stand-in for Electron makes a DEVELOPMENT package: in every name that a person or the system sees', () => {
  const real = editionOf({ official: true, electronVersion: '45.4.1' });
  const standIn = editionOf({ official: false, electronVersion: '33.2.1' });
  for (const name of ['productName', 'executable', 'appId', 'artifact'] as const) {
    expect(standIn[name].toLowerCase(), name).toContain('development');
    expect(real[name].toLowerCase(), name).not.toContain('development');
  }
  const args = builderArguments(standIn, {
    electronDist: '/dist',
    about: { commit: 'c', development: true },
  });
  expect(args).toContain('-c.electronVersion=33.2.1');
  expect(args).toContain('-c.productName=Patchbay DEVELOPMENT');
  expect(args).toContain('-c.extraMetadata.about.development=true');
  expect(builderArguments(real, { electronDist: undefined, about: {} }).join(' ')).not.toContain(
    'electronDist',
  );
});
