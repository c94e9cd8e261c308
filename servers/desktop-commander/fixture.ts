import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A workspace with something to find, something outside it, and symlinks between them; for tests. */
export interface Fixture {
  folder: string;
  /** An absolute path in the workspace, or outside it by `../out`. */
  at(...names: string[]): string;
}

/** Only root may remove what a test has closed to everybody. */
function openUp(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openUp(path.join(folder, entry.name));
  }
}

/** Also what `connect` gives for the workspace folder; `close` closes that and removes the folders. */
export async function createFixture<C extends { close(): Promise<void> }>(
  connect: (folder: string) => Promise<C>,
): Promise<C & Fixture> {
  const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'commander-')));
  // Open to others, for tests that give up being root.
  chmodSync(base, 0o755);
  const folder = path.join(base, 'ws');
  const at = (...names: string[]): string => path.join(folder, ...names);
  mkdirSync(at('sub/deeper'), { recursive: true });
  mkdirSync(at('../out'));
  writeFileSync(at('a.txt'), 'hello');
  writeFileSync(at('sub/b.txt'), 'below');
  writeFileSync(at('sub/deeper/c.txt'), 'deep');
  writeFileSync(at('../out/secret.txt'), 'secret');
  symlinkSync(at('../out/secret.txt'), at('file-out'));
  symlinkSync(at('../out'), at('folder-out'));
  symlinkSync(at('../out/none'), at('dangling'));
  symlinkSync('sub', at('folder-in'));
  const client = await connect(folder);
  return {
    ...client,
    folder,
    at,
    async close() {
      await client.close();
      openUp(base);
      rmSync(base, { recursive: true });
    },
  };
}

/** Paths that every tool refuses, and the letter it refuses them with. */
export const FORBIDDEN: readonly (readonly [string, 'P' | 'V'])[] = [
  ['../out/secret.txt', 'P'],
  ['sub/../../out/secret.txt', 'P'],
  ['..', 'P'],
  ['/etc/hostname', 'P'],
  ['/none/at/all', 'P'],
  ['file-out', 'P'],
  ['folder-out', 'P'],
  ['folder-out/secret.txt', 'P'],
  ['folder-out/new/newer.txt', 'P'],
  ['dangling', 'P'],
  ['a\0.txt', 'V'],
  ['x'.repeat(5_000), 'V'],
  ['x'.repeat(256), 'V'],
  ['a.txt/below', 'V'],
];

/** Runs `act` as a user whom permissions bind: tests often run as root. */
export async function unprivileged<T>(act: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}
