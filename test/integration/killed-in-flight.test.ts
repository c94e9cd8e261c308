import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gone } from '#main/supervisor/testing/rig.ts';
import { foreignServer, FIXTURES, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const IN_FLIGHT = 16;
/** Far beyond this test's own limit: an outcome that only comes with the deadline fails it. */
const DEADLINE_MS = 120_000;

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-slow-'));
const begunFile = (id: string): string => join(scratch, id);
let bay: TestEngine;

// Trusted, so that its read-only tool is called without a question.
const slow = (id: string, ...args: string[]) =>
  foreignServer(id, [join(FIXTURES, 'servers/slow.mjs'), ...args], {
    trusted: true,
    env: { BEGUN_FILE: begunFile(id) },
  });

beforeAll(async () => {
  bay = await startEngine({
    servers: [slow('plain'), slow('stubborn', '--ignore-term'), slow('survived', '--heir')],
  });
});

afterAll(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});

async function readyPid(id: string): Promise<number | undefined> {
  const { servers } = await bay.ask('state.snapshot', {});
  const view = servers.find(({ server }) => server.id === id);
  return view?.state.state === 'ready' ? view.pid : undefined;
}

function begun(id: string): string[] {
  return existsSync(begunFile(id)) ? readFileSync(begunFile(id), 'utf8').trim().split('\n') : [];
}

test.each(['plain', 'stubborn', 'survived'])(
  'kill -9 with 16 calls in flight: each has its outcome and its record, and the server is back (%s)',
  async (id) => {
    const { pid = 0 } = await bay.start(id);
    expect(gone(pid)).toBe(false);
    const calls = Array.from({ length: IN_FLIGHT }, () =>
      bay.call(id, 'work', {}, { deadlineMs: DEADLINE_MS }),
    );
    await expect.poll(() => begun(id)).toEqual(Array.from({ length: IN_FLIGHT }, () => String(pid)));
    process.kill(pid, 'SIGKILL');

    for (const outcome of await Promise.all(calls))
      expect(outcome).toMatchObject({ outcome: 'failed', cause: 'died' });
    const records = await bay.ask('call.list', { server: id });
    expect(records).toHaveLength(IN_FLIGHT);
    for (const record of records) expect(record).toMatchObject({ outcome: 'failed', name: 'work' });

    // The calls may know of the death a moment before the state does.
    await expect.poll(async () => ((await readyPid(id)) ?? pid) !== pid).toBe(true);
    expect(gone(pid)).toBe(true);
    expect(await bay.call(id, 'work', { quick: true })).toMatchObject({
      outcome: 'ok',
      result: { content: [{ text: String(await readyPid(id)) }] },
    });
  },
);
