import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import type { Server } from '#contract/server.ts';
import { bundles, startEngine } from './engine.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const BUNDLES = bundles();
/** Inside the repository, because what has a binary of its own is found in its node_modules. */
const OUT = join(REPOSITORY, 'test-results', `cli-${process.pid}`);
export const CLI = join(OUT, 'patchbay.mjs');

/** Bundles the command line as it ships. */
export async function buildCli(): Promise<void> {
  await build({
    root: REPOSITORY,
    configFile: join(REPOSITORY, 'vite/cli.config.ts'),
    logLevel: 'error',
    build: { outDir: OUT, sourcemap: false },
  });
}

/** Ends what a failed test has left, and removes the bundle. */
export function cleanUp(): void {
  for (const child of running) child.kill('SIGKILL');
  rmSync(OUT, { recursive: true, force: true });
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The command line as a program of its own. */
export function patchbay(
  home: string,
  words: readonly string[],
  {
    signal,
    env,
    hear = () => undefined,
  }: {
    signal?: AbortSignal;
    env?: NodeJS.ProcessEnv;
    /** Told what it says as it says it. */
    hear?: (words: string) => void;
  } = {},
): Promise<Ended> {
  return new Promise((end) => {
    const child = execFile(
      process.execPath,
      [CLI, ...words],
      { env: environment(home, env), maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => {
        end({ code: child.exitCode, stdout, stderr });
      },
    );
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', hear);
    signal?.addEventListener('abort', () => child.kill('SIGINT'));
  });
}

export function environment(home: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, PATCHBAY_HOME: home, PATCHBAY_SERVERS: BUNDLES, PATCHBAY_LANGUAGE: 'en', ...more };
}

/** `patchbay serve` in a process of its own. */
export interface Served {
  pid: number;
  /** Its first line on stdout. */
  line: string;
  /** Its exit code once it has ended. */
  ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Resolves when it is ready; rejects with what it said when it ends instead. */
export async function serve(home: string, ...words: string[]): Promise<Served> {
  const child = spawn(process.execPath, [CLI, 'serve', ...words], {
    env: environment(home),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
  const ended = new Promise<number | null>((end) => {
    child.once('exit', (code) => {
      running.delete(child);
      end(code);
    });
  });
  const line = await new Promise<string>((ready, failed) => {
    createInterface(child.stdout).once('line', ready);
    void ended.then((code) => {
      failed(new Error(`serve ended with ${code}: ${said}`));
    });
  });
  return {
    pid: child.pid ?? 0,
    line,
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** Makes a home with these servers, whose tools may all be called without asking and are listed already. */
export async function furnish(servers: Server[], home?: string): Promise<string> {
  const bay = await startEngine({ servers, ...(home === undefined ? {} : { home }) });
  for (const { id } of servers) {
    await bay.agree('rule.set', {
      rule: { effect: 'allow', who: '*', server: id, tool: '*', where: [] },
    });
    await bay.start(id);
    await bay.ask('server.stop', { server: id });
  }
  await bay.close();
  return bay.home;
}

/** Whether the process runs; a zombie is gone. */
export function runs(pid: number): boolean {
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'latin1') : '';
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  return state !== '' && state !== 'Z' && state !== 'X';
}

export function lockOf(home: string): { pid: number; socket: string; headless: boolean } {
  return JSON.parse(readFileSync(join(home, 'engine.lock'), 'utf8')) as never;
}
