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
  error: [screen('metrics-trouble')],
};
