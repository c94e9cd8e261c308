import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { locateHome } from './locate-home.ts';

test('a named folder is chosen, unless it is the usual one', () => {
  const usual = locateHome({}).path;
  expect(locateHome({})).toEqual({ path: usual, chosen: false });
  expect(locateHome({ PATCHBAY_HOME: usual })).toEqual({ path: usual, chosen: false });
  expect(locateHome({ PATCHBAY_HOME: '' }).chosen).toBe(false);
  expect(locateHome({ PATCHBAY_HOME: 'here' })).toEqual({ path: resolve('here'), chosen: true });
});

test.skipIf(process.platform !== 'linux')(
  'the usual one follows XDG, which has relative paths ignored (XDG: on Linux)',
  () => {
    expect(locateHome({ XDG_CONFIG_HOME: '/config' }).path).toBe('/config/Patchbay');
    expect(locateHome({ XDG_CONFIG_HOME: 'config' }).path).toBe(join(homedir(), '.config/Patchbay'));
  },
);
