import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { repository } from '../paths.mjs';
import { desktopEntry, metainfo } from './desktop-entry.mjs';
import { editionOf } from './edition.mjs';
import { FUSES } from './fuses.mjs';

/** What this test looks at of electron-builder.yml. */
interface Config {
  appId: string;
  productName: string;
  electronFuses: Record<string, boolean>;
  extraResources: { from: string; to: string }[];
  protocols: { schemes: string[] }[];
  linux: { desktop: { entry: Record<string, string> }; executableName: string };
  mac: { icon: string; entitlements: string };
  win: { icon: string };
  nsis: { include: string };
}

// electron-builder's own reader and schema, from where electron-builder itself takes them.
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const builder = fromBuilder('app-builder-lib/out/util/config/config') as {
  getConfig(folder: string, path: string | null, options: object): Promise<Config>;
  validateConfiguration(config: object, logger: object): Promise<void>;
};
const logger = { isEnabled: false, add: () => undefined };
const real = editionOf({ official: true, electronVersion: '45.4.1' });
let config: Config;

beforeAll(async () => {
  config = await builder.getConfig(repository, 'electron-builder.yml', {});
});

test('the installer of Windows registers the scheme that is declared elsewhere, and takes it back', () => {
  const [scheme = ''] = config.protocols.flatMap(({ schemes }) => schemes);
  const script = readFileSync(join(repository, config.nsis.include), 'utf8');
  const [install = '', uninstall = ''] = script.split('!macro ').slice(1);
  expect(install).toMatch(/^customInstall\n/);
  expect(install).toContain(`"Software\\Classes\\${scheme}" "URL Protocol" ""`);
  expect(install).toContain(`"Software\\Classes\\${scheme}\\shell\\open\\command"`);
  expect(uninstall).toMatch(/^customUnInstall\n/);
  expect(uninstall).toContain(`DeleteRegKey SHELL_CONTEXT "Software\\Classes\\${scheme}"`);
});

test("electron-builder's own schema takes the file, and would not take anything", async () => {
  await builder.validateConfiguration(config, logger);
  const wrong = { ...config, mac: { ...config.mac, hardenedRuntine: true } };
  await expect(builder.validateConfiguration(wrong, logger)).rejects.toThrow('configuration.mac');
  // Compiling so large a schema takes a while on a busy machine.
}, 60_000);

test('it names what exists', () => {
  for (const path of [config.mac.icon, config.mac.entitlements, config.win.icon])
    expect(existsSync(join(repository, path)), path).toBe(true);
  expect(config.extraResources.map(({ to }) => to)).toEqual(
    expect.arrayContaining(['servers', 'cli', 'node_modules']),
  );
});

test('its fuses are those that are read back', () => {
  const expected = Object.entries(FUSES).map(([name, { on }]) => [
    name[0]?.toLowerCase() + name.slice(1),
    on,
  ]);
  expect(config.electronFuses).toEqual(Object.fromEntries(expected));
});

test('the real edition and the desktop entry of the deb say the same as the file', () => {
  expect(real).toMatchObject({
    productName: config.productName,
    appId: config.appId,
    executable: config.linux.executableName,
  });
  const lines = desktopEntry(real, '/usr/lib/patchbay/patchbay').split('\n');
  for (const [name, value] of Object.entries(config.linux.desktop.entry))
    expect(lines, name).toContain(`${name}=${value}`);
  const schemes = config.protocols.flatMap((one) => one.schemes);
  for (const scheme of schemes) expect(lines.join('\n')).toContain(`MimeType=x-scheme-handler/${scheme};`);
});

test('the metadata for software centres names the entry, the scheme and the version', () => {
  const xml = metainfo(real, { version: '1.2.3', date: '2026-11-22' });
  expect(xml).toContain('<launchable type="desktop-id">patchbay.desktop</launchable>');
  expect(xml).toContain('<mediatype>x-scheme-handler/patchbay</mediatype>');
  expect(xml).toContain('<release version="1.2.3" date="2026-11-22" />');
});

test('the licence at the root is the whole Apache License 2.0', () => {
  const text = readFileSync(join(repository, 'LICENSE'), 'utf8');
  expect(text).toContain('Apache License');
  expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  expect(text).toContain('END OF TERMS AND CONDITIONS');
});
