import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { vi } from 'vitest';
import { addByPaste, consentTo } from '../add-server.ts';
import { patchbay, recordsOf, rowsHash } from '../engine.ts';
import { runs } from '../processes.ts';
import type { Step } from '../step.ts';
import type { Tour } from '../tour.ts';
import { begun, call } from './server-killed.ts';

const PATIENCE_MS = 10_000;

export const appKilled: Step = {
  id: 'app-killed',
  title: 'The app is killed with work open, and started again',
  proves:
    'What outlived the crash is ended and said, every audit row is as it was, and the open call is shown as unknown.',
  needs: ['first-start', 'server-killed'],
  async run(tour, witness) {
    const { claim, note, picture } = witness;
    const entry = tour.fixture('family.mjs');
    const id = await addByPaste(tour, `PIDS_FILE=${pidsFile(tour)} ${tour.node} ${entry}`, entry);
    await consentTo(tour, id, entry, witness);
    const [parent = 0, grandchild = 0] = readFileSync(pidsFile(tour), 'utf8').trim().split('\n').map(Number);
    const already = begun(tour).length;
    // No answer comes before the end of the app.
    void call(tour, 'slow', {}).catch(() => undefined);
    await vi.waitUntil(() => begun(tour).length === already + 1, { timeout: PATIENCE_MS });
    const before = rowsHash(tour);
    const crashed = tour.app().pid;
    await tour.kill();
    await tour.moment('the app is dead');
    claim('server processes that died with the app', await gone(parent), true);
    claim('a grandchild outlived it', runs(grandchild), true);

    await tour.start();
    claim('the grandchild was ended at the next start', await gone(grandchild), true);
    const { page } = tour.app().main;
    const reaped = page.getByText(/left over from a crash (was|were) ended/).first();
    await reaped.waitFor();
    await page.getByText(/1 call was on the way to a server/).waitFor();
    await picture(page, 'The app says what the crash left');
    const after = rowsHash(tour, before.rows);
    claim('audit rows of before that are there', after.rows, before.rows);
    claim('their SHA-256 is what it was', after.hash, before.hash);
    const { code } = await patchbay(tour, 'audit', 'verify');
    claim('exit code of patchbay audit verify', code ?? -1, 0);
    const open = (await recordsOf(tour, 'slow')).filter((record) => record === 'work unknown');
    claim('calls whose outcome is unknown', open.length, 1);
    note('pid of the app that was killed', crashed);
    note('pid of the app now', tour.app().pid);
    note('pid of the grandchild', grandchild);
    note('what the window says', (await reaped.textContent()) ?? '');
  },
};

const pidsFile = (tour: Tour): string => join(tour.root, 'pids');

/** Whether the process ends within a while. */
async function gone(pid: number): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS;
  while (runs(pid) && Date.now() < until) await delay(50);
  return !runs(pid);
}
