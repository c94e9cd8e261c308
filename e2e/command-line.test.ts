import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterEach, expect, test } from 'vitest';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const NODE = process.env['PATCHBAY_NODE'] ?? process.execPath;
const CLI = resolve(import.meta.dirname, '../dist/cli/patchbay.mjs');

let home: string;
let app: RunningApp;

afterEach(async () => {
  await app.close();
  removeHome(home);
});

/** What the app has written for the terminal and for other apps. */
function patchbay(...words: string[]): Promise<{ code: number | null; stdout: string }> {
  return new Promise((end) => {
    const child = execFile(join(home, 'bin/patchbay'), words, (_error, stdout) => {
      end({ code: child.exitCode, stdout });
    });
  });
}

test('the app takes the home over from an engine without a window, and answers the command line itself', async () => {
  home = temporaryHome();
  const served = spawn(NODE, [CLI, 'serve'], {
    env: { ...process.env, PATCHBAY_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((end) => served.once('exit', end));
  await new Promise((ready) => createInterface(served.stdout).once('line', ready));
  app = await launch({ home });
  expect(await ended).toBe(0);
  expect(JSON.parse(readFileSync(join(home, 'engine.lock'), 'utf8'))).toMatchObject({ headless: false });
  expect((await patchbay('status')).stdout).toMatch(/^desktop-commander +Stopped/m);
  expect(await patchbay('audit', 'verify')).toMatchObject({ code: 0 });
});

test('a call from a terminal is asked about in the approval window, and has its effect once', async () => {
  home = temporaryHome();
  app = await launch({ home });
  expect(await patchbay('start', 'desktop-commander')).toMatchObject({ code: 0 });
  const file = join(home, 'workspace/from-a-terminal.txt');
  const write = () => patchbay('call', 'desktop-commander', 'write_file', `file_path=${file}`, 'content=1');
  const denied = write();
  await (await app.approval('from the command line')).press('Deny');
  expect(await denied).toMatchObject({ code: 3, stdout: '' });
  expect(existsSync(file)).toBe(false);
  const allowed = write();
  await (await app.approval('from the command line')).press('Allow once');
  expect(await allowed).toMatchObject({ code: 0 });
  expect(readFileSync(file, 'utf8')).toBe('1');
});

test('another client runs a server of ours while the app has the home open', async () => {
  home = temporaryHome();
  app = await launch({ home });
  const client = new Client({ name: 'another-client', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({ command: join(home, 'bin/patchbay'), args: ['run', 'desktop-commander'] }),
  );
  expect((await client.listTools()).tools.map(({ name }) => name)).toContain('read_file');
  await client.close();
});
