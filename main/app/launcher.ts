import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LauncherParts {
  home: string;
  /** Node, the bundled command line it runs, and the folder of the bundled servers. */
  node: string;
  cli: string;
  servers: string;
  /** Folder of the npm beside that Node, where it is there. */
  npm?: string;
  /** Our own environment: where the keychain of this desktop is reached. */
  env?: NodeJS.ProcessEnv;
}

/** Many MCP clients start servers with hardly any environment; the keychain on Linux is not found without these. */
const DESKTOP = ['DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'];

/** The one path of ours that other apps may keep: everything else moves with the app. */
export function launcherPath(home: string, platform: NodeJS.Platform = process.platform): string {
  return join(home, 'bin', platform === 'win32' ? 'patchbay.cmd' : 'patchbay');
}

/** Writes `<home>/bin/patchbay` whole or not at all; throws the system's error. */
export function writeLauncher(parts: LauncherParts): void {
  const path = launcherPath(parts.home);
  const own = `${path}.${process.pid}.new`;
  try {
    writeFileSync(own, launcherText(parts), { mode: 0o700 });
    chmodSync(own, 0o700);
    renameSync(own, path);
  } catch (error) {
    rmSync(own, { force: true });
    throw error;
  }
}

export function launcherText(parts: LauncherParts, platform: NodeJS.Platform = process.platform): string {
  const variables = Object.entries({
    PATCHBAY_HOME: parts.home,
    PATCHBAY_SERVERS: parts.servers,
    ...(parts.npm === undefined ? {} : { PATCHBAY_NPM: parts.npm }),
  });
  const lines =
    platform === 'win32'
      ? [
          '@echo off',
          'setlocal',
          ...variables.map(([name, value]) => `set "${name}=${inBatch(value)}"`),
          `"${inBatch(parts.node)}" "${inBatch(parts.cli)}" %*`,
        ]
      : [
          '#!/bin/sh',
          '# Written by Patchbay at every start.',
          ...variables.map(([name, value]) => `export ${name}=${inShell(value)}`),
          ...DESKTOP.flatMap((name) => {
            const value = parts.env?.[name];
            return value ? [`[ -n "$${name}" ] || export ${name}=${inShell(value)}`] : [];
          }),
          `exec ${inShell(parts.node)} ${inShell(parts.cli)} "$@"`,
        ];
  return lines.map((line) => line + (platform === 'win32' ? '\r\n' : '\n')).join('');
}

function inShell(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A file name of Windows cannot hold a quote, but it can hold a percent sign. */
function inBatch(word: string): string {
  return word.replaceAll('%', '%%');
}
