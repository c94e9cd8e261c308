import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RestartPolicy } from '#contract/server.ts';
import { gone } from '#main/supervisor/testing/rig.ts';
import { FIXTURES, foreignServer, removeHome, startEngine } from '../integration/engine.ts';
import type { TestEngine } from '../integration/engine.ts';

const KILLS = 50;
const IN_FLIGHT = 64;
/** Far beyond the test's own limit: an outcome that only comes with the deadline fails it. */
const DEADLINE_MS = 3_600_000;

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-kills-'));
const begunFile = join(scratch, 'begun');
let bay: TestEngine;

beforeAll(async () => {
  const restart = RestartPolicy.parse({
    intensity: { max: 100, withinMs: 60_000 },
    backoff: { baseMs: 20, maxMs: 20, jitter: 0 },
  });
  const args = [join(FIXTURES, 'servers/slow.mjs')];
  const more = { trusted: true, restart, env: { BEGUN_FILE: begunFile } };
  bay = await startEngine({ servers: [foreignServer('slow', args, more)] });
});

afterAll(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});

const begun = (): number =>
  existsSync(begunFile) ? readFileSync(begunFile, 'utf8').trim().split('\n').length : 0;

async function pidOnceBack(before: number): Promise<number> {
  let pid = 0;
  const ready = async (): Promise<boolean> => {
    const { servers } = await bay.ask('state.snapshot', {});
    const view = servers.find(({ server }) => server.id === 'slow');
    pid = view?.state.state === 'ready' ? (view.pid ?? 0) : 0;
    return pid !== 0 && pid !== before;
  };
  await expect.poll(ready, { timeout: 60_000 }).toBe(true);
  return pid;
}

test(`kill -9, ${KILLS} times with ${IN_FLIGHT} calls in flight: every call has its outcome and its record, and the server counted as many`, async () => {
  let { pid = 0 } = await bay.start('slow');
  for (let kill = 1; kill <= KILLS; kill++) {
    const calls = Array.from({ length: IN_FLIGHT }, () =>
      bay.call('slow', 'work', {}, { deadlineMs: DEADLINE_MS }),
    );
    await expect.poll(begun).toBe(kill * IN_FLIGHT);
    process.kill(pid, 'SIGKILL');
    const outcomes = new Set((await Promise.all(calls)).map((outcome) => JSON.stringify(outcome)));
    expect([...outcomes].map((outcome) => JSON.parse(outcome) as unknown)).toEqual([
      expect.objectContaining({ outcome: 'failed', cause: 'died' }),
    ]);
    const before = pid;
    pid = await pidOnceBack(before);
    expect(gone(before)).toBe(true);
  }
  let count = 0;
  for (let cursor: number | undefined, more = true; more;) {
    const page = await bay.ask('audit.query', { server: 'slow', limit: 200, ...(cursor && { cursor }) });
    expect(page.calls.filter(({ outcome }) => outcome !== 'failed')).toEqual([]);
    count += page.calls.length;
    cursor = page.next;
    more = cursor !== undefined;
  }
  expect(count).toBe(begun());
});
