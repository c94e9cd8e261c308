import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { alive, carriers, listProcesses, processOf } from './process-table.ts';
import { eventually, gone } from '#main/supervisor/testing/rig.ts';

test('a zombie is gone, though its pid still answers to signal 0', async () => {
  // The shell becomes a program that never waits for the child which the shell had started.
  const parent = spawn('sh', ['-c', 'sleep 1000 & echo $!; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(chunk.toString());
  const startTime = processOf(pid)?.startTime ?? '';
  expect(alive(pid, startTime)).toBe(true);
  // Until it has, the shell might still wait for it.
  parent.stdin.write('become\n');
  await once(parent.stdout, 'data');
  process.kill(pid, 'SIGKILL');
  await eventually(() => gone(pid));
  expect(process.kill(pid, 0)).toBe(true);
  expect(alive(pid, startTime)).toBe(false);
  expect((await listProcesses()).has(pid)).toBe(false);
  parent.kill('SIGKILL');
  await eventually(() => gone(parent.pid ?? 0));
});

test('many may look at once: each has its turn', async () => {
  const looks = await Promise.all(Array.from({ length: 40 }, listProcesses));
  expect(looks.filter((found) => !found.has(process.pid))).toEqual([]);
});

test('the same pid with another start time is another process', () => {
  const own = processOf(process.pid);
  expect(alive(process.pid, own?.startTime ?? '')).toBe(true);
  expect(alive(process.pid, `${own?.startTime}0`)).toBe(false);
});

test('names with spaces and brackets do not shift the fields, and only the whole nonce marks', async () => {
  const child = spawn('sh', ['-c', 'printf "a ) b" > /proc/$$/comm; echo; read x'], {
    env: { ...process.env, PATCHBAY_NONCE: 'abc' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  const found = processOf(child.pid ?? 0);
  expect(found).toMatchObject({ parent: process.pid });
  expect(found?.startTime).toMatch(/^\d+$/);
  const all = [...(await listProcesses()).values()];
  expect((await carriers(all, ['abc'])).map(({ pid }) => pid)).toEqual([child.pid]);
  expect(await carriers(all, ['ab'])).toEqual([]);
  child.stdin.end();
  await eventually(() => gone(child.pid ?? 0));
});
