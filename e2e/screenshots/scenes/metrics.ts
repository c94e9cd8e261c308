import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Scene, Scenes } from '../scene.ts';
import type { Stage } from '../stage.ts';

const screen = (name: string, more?: (stage: Stage) => Promise<void>): Scene => ({
  name,
  async reach(stage) {
    await stage.go('metrics');
    await stage.page.getByRole('radio', { name: stage.words('metrics.range.minutes') }).click();
    await stage.page.waitForTimeout(1000);
    await more?.(stage);
  },
});

/** Takes the numbers away from under the running app, or puts them back. */
function rename(stage: Stage, from: string, to: string): void {
  const file = new BetterSqlite(join(stage.app.home, 'patchbay.db'));
  file.exec(`ALTER TABLE ${from} RENAME TO ${to}`);
  file.close();
}

export const metrics: Scenes = {
  empty: [screen('metrics-empty')],
  busy: [
    screen('metrics'),
    screen('metrics-tables', async (stage) => {
      for (const chart of ['metrics.calls', 'metrics.latency'] as const)
        await stage.press('metrics.asTable', { chart: stage.words(chart) });
    }),
    screen('metrics-end', async (stage) => {
      await stage.page.getByRole('table').last().scrollIntoViewIfNeeded();
    }),
  ],
  error: [
    screen('metrics-trouble'),
    {
      ...screen('metrics-failed', async (stage) => {
        rename(stage, 'metric_calls', 'metric_calls_away');
        await stage.page.getByRole('main').getByText('no such table').waitFor();
      }),
      leave: async (stage) => rename(stage, 'metric_calls_away', 'metric_calls'),
    },
  ],
};
