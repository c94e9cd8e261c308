import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { runs, treeCpuMs, treeOf } from '../processes.ts';

const REPOSITORY = resolve(import.meta.dirname, '../../..');
export type AppName = 'patchbay' | 'trivial';
const APPS = {
  patchbay: { folder: REPOSITORY, shown: /^PATCHBAY SHOWN/, ready: /^PATCHBAY READY/ },
  trivial: {
    folder: resolve(import.meta.dirname, '../trivial-app'),
    shown: /^TRIVIAL SHOWN/,
    ready: /^TRIVIAL SHOWN/,
  },
};
const START_LIMIT_MS = 60_000;
const QUIT_LIMIT_MS = 20_000;
const LOOK_MS = 50;

/** An app whose window is on screen. */
export interface LaunchedApp {
  pid: number;
  /** From its start until its window was shown. */
  shownMs: number;
  /** From its start until it answers what the window asks: the trivial one has nothing to be asked. */
  readyMs: number;
  /** CPU that all its processes took until it was ready. */
  cpuMs: number;
  /** Resolves when all its processes are gone. */
  quit(): Promise<void>;
}

export function electronPath(): string {
  const path = process.env['PATCHBAY_ELECTRON'];
  if (path === undefined) throw new Error('there is no Electron: run this through npm run bench');
  return path;
}

/** Starts one of the two on the same runtime with the same flags; `home` holds all it writes. */
export async function launchApp(name: AppName, home: string): Promise<LaunchedApp> {
  const { folder, shown, ready } = APPS[name];
  const flags = [
    '--disable-gpu',
    '--password-store=gnome-libsecret',
    ...(process.env['PATCHBAY_NO_SANDBOX'] === undefined ? [] : ['--no-sandbox']),
    ...(name === 'trivial' ? [`--user-data-dir=${home}`] : []),
  ];
  const begun = performance.now();
  const child = spawn(electronPath(), [...flags, folder], {
    cwd: REPOSITORY,
    env: { ...process.env, PATCHBAY_HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(child, 'exit');
  const pid = child.pid ?? 0;

  async function quit(): Promise<void> {
    const tree = treeOf(pid);
    child.kill('SIGTERM');
    const limit = setTimeout(() => child.kill('SIGKILL'), QUIT_LIMIT_MS);
    await gone;
    clearTimeout(limit);
    for (const until = Date.now() + QUIT_LIMIT_MS; tree.some(runs); await delay(LOOK_MS))
      if (Date.now() > until) throw new Error(`${name} left processes behind`);
  }

  const limit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
  try {
    let shownMs: number | undefined;
    for await (const line of createInterface({ input: child.stdout })) {
      if (shown.test(line)) shownMs = performance.now() - begun;
      if (!ready.test(line) || shownMs === undefined) continue;
      const readyMs = performance.now() - begun;
      child.stdout.resume();
      return { pid, shownMs, readyMs, cpuMs: treeCpuMs(pid), quit };
    }
    throw new Error(`${name} ended before its window was shown`);
  } finally {
    clearTimeout(limit);
  }
}
