import { readFile, readdir, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ClientApp } from '#contract/client-app.ts';

/** Of Claude Desktop as it is packed for Linux. A bare `claude` is another program, the one for the terminal. */
const APP = /(?:^|\/)(?:claude-desktop|claude_desktop|claude-desktop-[\w.-]+\.appimage)(?:\/|$)/i;

/** Whether Claude Desktop runs now, as the table of processes has it. Only Linux can be asked without a program. */
export async function claudeRuns(
  platform: NodeJS.Platform = process.platform,
  table = '/proc',
): Promise<ClientApp['running']> {
  if (platform !== 'linux') return 'unknown';
  const pids = (await readdir(table).catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) if (await isClaude(join(table, pid))) return 'yes';
  return 'no';
}

async function isClaude(folder: string): Promise<boolean> {
  const program = await readlink(join(folder, 'exe')).catch(() => '');
  if (basename(program) === 'Claude' || APP.test(program)) return true;
  // Packed for the system's own Electron, the app is its first argument.
  const words = (await readFile(join(folder, 'cmdline'), 'utf8').catch(() => '')).split('\0');
  return /^electron\d*$/.test(basename(program)) && words.slice(1).some((word) => APP.test(word));
}
