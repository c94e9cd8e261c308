import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { NONCE_NAME, processOf } from '#main/guard/process-table.ts';
import { createResources } from './resources.ts';
import type { ResourceUse } from './resources.ts';

/** Everything that was started, leaders by the group that they lead. */
const started: number[] = [];
afterEach(async () => {
  const pids = started.splice(0).filter((pid) => processOf(Math.abs(pid)) !== undefined);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  for (const pid of pids) await expect.poll(() => processOf(Math.abs(pid))).toBe(undefined);
});

/** A leader of its own group, as the supervisor starts them. Its first line says which other processes it started. */
async function tree(nonce: string, program: string): Promise<{ pid: number; others: number[] }> {
  const child = spawn(process.execPath, ['-e', program], {
    detached: true,
    env: { ...process.env, [NONCE_NAME]: nonce },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(-(child.pid ?? 0));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { pid: child.pid ?? 0, others: JSON.parse(String(line)) as number[] };
}

const BURN = 'setInterval(() => { const until = Date.now() + 50; while (Date.now() < until); }, 51);';
const IDLE = 'setInterval(() => {}, 1000);';
const starts = (program: string, more: string): string =>
  `const c = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(program)}], {stdio: 'ignore'${more}});
   c.unref(); console.log(JSON.stringify([c.pid])); ${IDLE}`;

test.runIf(process.platform === 'linux')(
  'each tree is told with what its whole family takes, those who left the group included (/proc: on Linux)',
  async () => {
    const idle = await tree('a'.repeat(32), `console.log('[]'); ${IDLE}`);
    const family = await tree('b'.repeat(32), starts(BURN, ''));
    const runaway = await tree('c'.repeat(32), starts(BURN, ', detached: true'));
    started.push(...runaway.others);
    const running = [
      { instance: 'idle#1', pid: idle.pid },
      { instance: 'family#1', pid: family.pid },
      { instance: 'runaway#1', pid: runaway.pid },
    ];
    const resources = createResources(() => performance.now());
    expect(await resources.look(running)).toEqual([]);
    let uses = new Map<string, ResourceUse>();
    const [cpu, memory] = (['cpu', 'memory'] as const).map(
      (what) => (of: string) => uses.get(`${of}#1`)?.[what] ?? 0,
    ) as [(of: string) => number, (of: string) => number];
    // How much of a core they get, and how soon, depends on who else runs; the order does not.
    await expect
      .poll(
        async () => {
          await delay(500);
          uses = new Map((await resources.look(running)).map((use) => [use.instance, use]));
          return ['family', 'runaway'].every(
            (busy) => cpu(busy) > cpu('idle') + 0.03 && memory(busy) > memory('idle') * 1.3,
          );
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    expect([...uses.keys()]).toEqual(['idle#1', 'family#1', 'runaway#1']);
    for (const busy of ['family', 'runaway']) expect(cpu(busy)).toBeLessThan(2);
    expect(uses.get('idle#1')?.memory).toBeGreaterThan(2 ** 20);
  },
);

test.runIf(process.platform === 'linux')(
  'a tree that has gone is not told of any more (/proc: on Linux)',
  async () => {
    const idle = await tree('d'.repeat(32), `console.log('[]'); ${IDLE}`);
    const running = [{ instance: 'idle#1', pid: idle.pid }];
    const resources = createResources(() => performance.now());
    await resources.look(running);
    await delay(30);
    expect(await resources.look(running)).toHaveLength(1);
    process.kill(idle.pid, 'SIGKILL');
    await expect.poll(() => processOf(idle.pid)).toBe(undefined);
    expect(await resources.look(running)).toEqual([]);
    expect(await resources.look([])).toEqual([]);
  },
);

test('where there is no /proc nothing is told', async () => {
  const resources = createResources(() => performance.now(), 'darwin');
  const running = [{ instance: 'me#1', pid: process.pid }];
  await resources.look(running);
  expect(await resources.look(running)).toEqual([]);
});
