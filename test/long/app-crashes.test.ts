import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addByPaste, consentTo, ready } from '../../e2e/tour/add-server.ts';
import { patchbay, recordsOf, rowsHash } from '../../e2e/tour/engine.ts';
import { processesOf, runs } from '../../e2e/tour/processes.ts';
import type { Witness } from '../../e2e/tour/step.ts';
import { begun, begunFile, call } from '../../e2e/tour/steps/server-killed.ts';
import { openTour } from '../../e2e/tour/tour.ts';

const ROUNDS = 6;

const witness: Witness = {
  claim(what, seen, expected) {
    expect(seen, what).toBe(expected);
  },
  note: () => undefined,
  picture: () => Promise.resolve(),
};

test.skipIf(process.platform !== 'linux')(
  `the app is killed ${ROUNDS} times with a call open: what it left is ended, no row is lost, every open call is unknown (told by /proc: on Linux)`,
  async () => {
    const tour = openTour();
    try {
      await tour.start();
      const slow = tour.fixture('slow.mjs');
      const family = tour.fixture('family.mjs');
      const pids = join(tour.root, 'pids');
      await addByPaste(tour, `BEGUN_FILE=${begunFile(tour)} ${tour.node} ${slow}`, slow);
      await consentTo(tour, 'slow', slow, witness);
      await addByPaste(tour, `PIDS_FILE=${pids} ${tour.node} ${family}`, family);
      await consentTo(tour, 'family', family, witness);
      for (let round = 1; round <= ROUNDS; round++) {
        void call(tour, 'slow', { quick: false }).catch(() => undefined);
        await (await tour.app().approval('"quick"')).press('Allow once');
        await expect.poll(() => begun(tour).length).toBe(round);
        const before = rowsHash(tour);
        const left = readFileSync(pids, 'utf8').trim().split('\n').map(Number).slice(-2);
        expect(left.map(runs)).toEqual([true, true]);
        await tour.kill();
        await tour.start();
        await expect.poll(() => left.filter(runs)).toEqual([]);
        expect(rowsHash(tour, before.rows)).toEqual(before);
        expect((await patchbay(tour, 'audit', 'verify')).code).toBe(0);
        expect(await recordsOf(tour, 'slow')).toEqual(Array.from({ length: round }, () => 'work unknown'));
        // What ran when the app was killed runs again by itself.
        await ready(tour, 'slow');
        await ready(tour, 'family');
      }
      await tour.quit();
      await expect.poll(() => processesOf(tour.root)).toEqual([]);
    } finally {
      await tour.end();
    }
  },
);
