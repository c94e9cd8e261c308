import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processesOf, runs } from '../processes.ts';
import type { Step } from '../step.ts';

const PATIENCE_MS = 5_000;

export const nothingLeft: Step = {
  id: 'nothing-left',
  title: 'The app quits',
  proves: 'Quitting ends every process of the tour and gives the home free.',
  needs: ['first-start', 'bundled-server'],
  async run(tour, { claim, note }) {
    note('processes before', processesOf(tour.root).length);
    const { pid } = tour.app();
    await tour.quit();
    claim('the app runs', runs(pid), false);
    const until = Date.now() + PATIENCE_MS;
    while (processesOf(tour.root).length > 0 && Date.now() < until) await delay(50);
    claim('processes that are left', processesOf(tour.root).length, 0);
    claim('the home is still locked', existsSync(join(tour.home, 'engine.lock')), false);
  },
};
