import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findSetpriv } from './child.ts';
import { createLedger } from './ledger.ts';
import { processOf } from '#main/guard/process-table.ts';
import { eventually, gone, program } from './testing/rig.ts';

const NONCE = '0123456789abcdef0123456789abcdef';
const OTHER = 'fedcba9876543210fedcba9876543210';
const DEAD = { pid: 999_999_999, startTime: '1' };

let home: string;
let path: string;
let strangers: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'patchbay-ledger-'));
  path = join(home, 'ledger.jsonl');
});

afterEach(async () => {
  for (const stranger of strangers) {
    stranger.kill('SIGKILL');
    await eventually(() => gone(stranger.pid ?? 0));
  }
  strangers = [];
  rmSync(home, { recursive: true, force: true });
});

async function run(nonce?: string): Promise<{ pid: number; startTime: string }> {
  const env = nonce === undefined ? {} : { PATCHBAY_NONCE: nonce };
  const child = spawn(process.execPath, [program('stubborn')], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  strangers.push(child);
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  return { pid, startTime: processOf(pid)?.startTime ?? '' };
}

function write(entry: object): void {
  appendFileSync(path, `${JSON.stringify({ instance: 'files#1', nonce: NONCE, engine: DEAD, ...entry })}\n`);
}

test('an engine that is killed takes its children along; what slipped away is reaped by the next engine', async () => {
  const script = fileURLToPath(new URL('testing/engine.ts', import.meta.url));
  const engine = spawn(process.execPath, [script, path], {
    env: { ...process.env, TMPDIR: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  strangers.push(engine);
  const [chunk] = (await once(engine.stdout, 'data')) as [Buffer];
  const pids = JSON.parse(chunk.toString()) as { leader: number; grandchild: number; stubborn: number };
  const ended = (): boolean[] => [gone(pids.leader), gone(pids.grandchild), gone(pids.stubborn)];
  expect(await createLedger(path).reap(), 'reaped from an engine that lives').toBe(0);
  expect(ended()).toEqual([false, false, false]);

  engine.kill('SIGKILL');
  await once(engine, 'exit');
  const byKernel = (await findSetpriv()) !== undefined;
  // Nothing of ours runs that could do it, and this one heeds neither SIGTERM nor the end of its stdin.
  await eventually(() => gone(pids.leader) && gone(pids.stubborn) === byKernel);
  expect(gone(pids.grandchild)).toBe(false);
  expect(await createLedger(path).reap()).toBe(byKernel ? 1 : 2);
  expect(ended()).toEqual([true, true, true]);
  expect(readFileSync(path, 'utf8')).toBe('');
});

test('a leader that matches is killed with its group and everything that carries the nonce', async () => {
  const leader = await run(NONCE);
  const slipped = await run(NONCE);
  write(leader);
  expect(await createLedger(path).reap()).toBe(2);
  expect([gone(leader.pid), gone(slipped.pid)]).toEqual([true, true]);
});

test('strangers under a recorded pid are left alone, whether start time or nonce differ', async () => {
  const later = await run(OTHER);
  const unmarked = await run();
  write({ pid: later.pid, startTime: '17' });
  write({ pid: later.pid, startTime: later.startTime });
  write({ ...unmarked, nonce: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' });
  expect(await createLedger(path).reap()).toBe(0);
  expect([gone(later.pid), gone(unmarked.pid)]).toEqual([false, false]);
});

test('what ended is not looked for, and an entry of a living engine is kept', async () => {
  const carrier = await run(NONCE);
  const ledger = createLedger(path);
  write(carrier);
  ledger.ended(NONCE);
  ledger.started({ instance: 'files#2', ...carrier, nonce: OTHER });
  expect(await ledger.reap()).toBe(0);
  expect(gone(carrier.pid)).toBe(false);
  const kept = readFileSync(path, 'utf8').trim().split('\n');
  expect(kept.map((line) => (JSON.parse(line) as { instance: string }).instance)).toEqual(['files#2']);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('half a last line is no obstacle, and nothing is glued to it', async () => {
  const carrier = await run(NONCE);
  write(carrier);
  appendFileSync(path, '{"instance":"files#3","pid":12,"startTi');
  const ledger = createLedger(path);
  expect(await ledger.reap()).toBe(1);
  ledger.started({ instance: 'files#4', ...carrier, nonce: OTHER });
  expect(() => JSON.parse(readFileSync(path, 'utf8')) as unknown).not.toThrow();
});
