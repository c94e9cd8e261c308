import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../engine.ts';
import type { Step } from '../step.ts';

export const firstStart: Step = {
  id: 'first-start',
  title: 'The app starts for the first time',
  proves: 'In an empty home a window opens with ways to begin, one engine owns the home, and no server runs.',
  needs: [],
  async run(tour, { claim, note, picture }) {
    claim('databases in the home before', existsSync(join(tour.home, 'patchbay.db')), false);
    const app = await tour.start();
    const { page } = app.main;
    await page.getByRole('button', { name: 'Start Desktop Commander' }).waitFor();
    const lock = JSON.parse(readFileSync(join(tour.home, 'engine.lock'), 'utf8')) as { pid: number };
    claim('the engine of this home is the app', lock.pid === app.pid, true);
    const { servers } = await ask(tour, 'state.snapshot', {});
    claim('servers that run', servers.filter(({ pid }) => pid !== undefined).length, 0);
    const versions = await app.electron.evaluate(({ app: { getVersion } }) => ({
      electron: process.versions.electron ?? '',
      app: getVersion(),
    }));
    note('pid of the app', app.pid);
    note('Electron', versions.electron);
    note('Patchbay', versions.app);
    await picture(page, 'The first start');
  },
};
