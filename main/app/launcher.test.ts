import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { launcherPath, launcherText, writeLauncher } from './launcher.ts';

const scratch = mkdtempSync(join(tmpdir(), "patchbay it's $HOME `x` "));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const parts = {
  home: scratch,
  node: process.execPath,
  cli: join(scratch, 'cli.mjs'),
  servers: '/s',
};

test.skipIf(process.platform === 'win32')(
  'runs with whatever stands in the paths, and hands on every word (a shell script: not on Windows)',
  () => {
    mkdirSync(join(scratch, 'bin'));
    const source =
      'console.log(JSON.stringify([process.env.PATCHBAY_HOME, process.env.PATCHBAY_NPM, ...process.argv.slice(2)]))';
    writeFileSync(parts.cli, source);
    writeLauncher({ ...parts, cli: '/what/was/there/before' });
    writeLauncher(parts);
    const words = ['call', 'a b', "it's", '$HOME', ''];
    const said = execFileSync(launcherPath(scratch), words, {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    expect(JSON.parse(said)).toEqual([scratch, null, ...words]);
    expect(statSync(launcherPath(scratch)).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(scratch, 'bin'))).toEqual(['patchbay']);
  },
);

test.skipIf(process.platform === 'win32')(
  'a client that hands on hardly any environment reaches the keychain of the desktop; its own one counts first (a session bus: not on Windows)',
  () => {
    writeFileSync(
      parts.cli,
      'console.log(process.env.DBUS_SESSION_BUS_ADDRESS, process.env.XDG_RUNTIME_DIR)',
    );
    writeLauncher({ ...parts, env: { DBUS_SESSION_BUS_ADDRESS: "unix:path=/it's/bus" } });
    const said = (env: NodeJS.ProcessEnv) =>
      execFileSync(launcherPath(scratch), { encoding: 'utf8', env: { PATH: process.env['PATH'], ...env } });
    expect(said({})).toBe("unix:path=/it's/bus undefined\n");
    expect(said({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/own' })).toBe('unix:path=/own undefined\n');
  },
);

test.skipIf(process.platform === 'win32')(
  'one that cannot be written leaves the old one (permission bits: not on Windows)',
  () => {
    const before = readFileSync(launcherPath(scratch), 'utf8');
    const other = mkdtempSync(join(scratch, 'other-'));
    expect(() => {
      writeLauncher({ ...parts, home: other });
    }).toThrow('ENOENT');
    expect(readFileSync(launcherPath(scratch), 'utf8')).toBe(before);
  },
);

test('on Windows a percent sign in a path is no variable', () => {
  const lines = launcherText({ ...parts, home: 'C:\\50% mine', npm: 'C:\\npm' }, 'win32').split('\r\n');
  expect(lines).toContain('set "PATCHBAY_HOME=C:\\50%% mine"');
  expect(lines).toContain('set "PATCHBAY_NPM=C:\\npm"');
  expect(lines.at(-2)).toMatch(/^".+" ".+" %\*$/);
});
