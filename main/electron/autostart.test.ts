import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { autostartEntry, autostartFile, setAutostart } from './autostart.ts';

test('the file is where desktops look for it', () => {
  expect(autostartFile({ XDG_CONFIG_HOME: '/x' })).toBe('/x/autostart/patchbay.desktop');
  expect(autostartFile({ XDG_CONFIG_HOME: 'relative' })).toMatch(/\/\.config\/autostart\/patchbay\.desktop$/);
});

test('each word is quoted as the specification says', () => {
  const entry = autostartEntry({ program: '/opt/a b/$x "100%"', args: ['back\\slash'], env: {} });
  expect(entry).toContain('\nExec="/opt/a b/\\\\$x \\\\"100%%\\\\"" "back\\\\\\\\slash"\n');
  expect(autostartEntry({ program: '/p', args: [], env: { PATCHBAY_HOME: '/h 1' } })).toContain(
    '\nExec="env" "PATCHBAY_HOME=/h 1" "/p"\n',
  );
});

test('it is written whole, replaced, and removed; what cannot be written leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-autostart-'));
  const file = autostartFile({ XDG_CONFIG_HOME: folder });
  await setAutostart(file, { program: '/one', args: [], env: {} });
  await setAutostart(file, { program: '/two', args: [], env: {} });
  expect(readFileSync(file, 'utf8')).toContain('Exec="/two"');
  expect(readdirSync(dirname(file))).toEqual(['patchbay.desktop']);
  await setAutostart(file, undefined);
  await setAutostart(file, undefined);
  expect(existsSync(file)).toBe(false);
  writeFileSync(join(folder, 'file'), '');
  await expect(
    setAutostart(join(folder, 'file', 'patchbay.desktop'), { program: '/p', args: [], env: {} }),
  ).rejects.toThrow();
  rmSync(folder, { recursive: true });
});

const gio = existsSync('/usr/bin/gio');

test.runIf(gio)('a real desktop starts exactly that (needs gio)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay autostart $x-'));
  const program = join(folder, 'run "it" 100%\\.sh');
  writeFileSync(
    program,
    '#!/bin/sh\nprintf "%s|%s" "$HOME_WORD" "$1" > "$(dirname "$0")/said.new"\nmv "$(dirname "$0")/said.new" "$(dirname "$0")/said"\n',
  );
  chmodSync(program, 0o755);
  const file = join(folder, 'patchbay.desktop');
  await setAutostart(file, { program, args: ['a `b` %f'], env: { HOME_WORD: 'h $1' } });
  execFileSync('/usr/bin/gio', ['launch', file]);
  await expect.poll(() => existsSync(join(folder, 'said'))).toBe(true);
  expect(readFileSync(join(folder, 'said'), 'utf8')).toBe('h $1|a `b` %f');
  rmSync(folder, { recursive: true });
});
