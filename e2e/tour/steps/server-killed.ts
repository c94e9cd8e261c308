import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { vi } from 'vitest';
import type { OutcomeView } from '#contract/outcome.ts';
import { addByPaste, consentTo } from '../add-server.ts';
import { ask, recordsOf, serverOf, tally } from '../engine.ts';
import { runs } from '../processes.ts';
import type { Step } from '../step.ts';
import type { Tour } from '../tour.ts';

const IN_FLIGHT = 64;
/** Far beyond the patience of this step: an outcome that only comes with the deadline is none. */
const DEADLINE_MS = 300_000;
const PATIENCE_MS = 20_000;

export const serverKilled: Step = {
  id: 'server-killed',
  title: `The server is killed with ${IN_FLIGHT} calls in flight`,
  proves:
    'Each call gets its outcome, the restart policy brings the server back, and what the server counted itself is what the records say.',
  needs: ['first-start'],
  async run(tour, witness) {
    const { claim, note, picture } = witness;
    const entry = tour.fixture('slow.mjs');
    const id = await addByPaste(tour, `BEGUN_FILE=${begunFile(tour)} ${tour.node} ${entry}`, entry);
    const { pid = 0 } = await consentTo(tour, id, entry, witness);
    const first = call(tour, id, { quick: true });
    await (await tour.app().approval('"quick"')).press('Allow for this run');
    claim('a first call', (await first).outcome, 'ok');

    const settled: OutcomeView[] = [];
    const calls = Array.from({ length: IN_FLIGHT }, async () => {
      settled.push(await call(tour, id, {}));
    });
    await vi.waitUntil(() => begun(tour).length === IN_FLIGHT + 1, { timeout: PATIENCE_MS });
    await tour.moment('calls are in flight');
    process.kill(pid, 'SIGKILL');
    await Promise.race([Promise.all(calls), delay(PATIENCE_MS, undefined, { ref: false })]);
    claim('calls in flight that got an outcome', settled.length, IN_FLIGHT);
    claim('their outcomes', tally(settled.map(({ outcome }) => outcome)), `${IN_FLIGHT} failed`);
    claim('the killed process runs', runs(pid), false);

    const back = await restarted(tour, id, pid);
    claim('the server is back', back.state, 'ready');
    claim('in a process of its own', back.pid !== pid && runs(back.pid), true);
    claim('a call to it', (await call(tour, id, { quick: true })).outcome, 'ok');
    const counted = begun(tour);
    const records = await recordsOf(tour, id);
    claim('calls that the server counted', counted.length, IN_FLIGHT + 2);
    claim('calls in the records', records.length, counted.length);
    claim('the records', tally(records), `${IN_FLIGHT} work failed, 2 work ok`);
    note('pid that was killed', pid);
    note('pid that came back', back.pid);
    await tour.app().main.open('Activity');
    await picture(tour.app().main.page, 'The calls that were in flight');
  },
};

/** Where the server itself writes a line for each call that comes to it. */
export const begunFile = (tour: Tour): string => join(tour.root, 'begun');

export const begun = (tour: Tour): string[] =>
  existsSync(begunFile(tour)) ? readFileSync(begunFile(tour), 'utf8').trim().split('\n') : [];

/** A call as the window asks for it. */
export async function call(tour: Tour, server: string, args: { quick?: boolean }): Promise<OutcomeView> {
  return (await ask(tour, 'tool.call', { server, name: 'work', args, deadlineMs: DEADLINE_MS })).outcome;
}

/** The state in which the server comes to rest after its end. For a moment it is ready without a process. */
async function restarted(tour: Tour, id: string, before: number): Promise<{ state: string; pid: number }> {
  const until = Date.now() + 2 * PATIENCE_MS;
  for (;;) {
    const { state, pid = 0 } = (await serverOf(tour, id)) ?? {};
    const rests = state?.state === 'failed' || (state?.state === 'ready' && pid !== 0 && pid !== before);
    if (rests || Date.now() > until) return { state: state?.state ?? 'gone', pid };
    await delay(100);
  }
}
