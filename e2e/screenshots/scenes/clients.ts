import type { Scene, Scenes } from '../scene.ts';
import type { Stage } from '../stage.ts';

const APP = { app: 'Claude Desktop' };

const screen = (name: string, more?: (stage: Stage) => Promise<void>): Scene => ({
  name,
  async reach(stage) {
    await stage.go('clients');
    await stage.page.getByRole('region', { name: APP.app }).waitFor();
    await more?.(stage);
  },
});

export const clients: Scenes = {
  empty: [screen('clients-empty')],
  busy: [
    screen('clients'),
    screen('clients-import', async (stage) => {
      await stage.press('clients.import');
      await stage.page.getByText('WEATHER_API_KEY').first().waitFor();
    }),
    screen('clients-export', async (stage) => {
      await stage.press('clients.export');
      // Not one whose program stands somewhere else on every computer.
      await stage.page
        .getByRole('complementary')
        .getByRole('checkbox', { name: 'Desktop Commander' })
        .first()
        .click();
      await stage.page.getByRole('region', { name: stage.words('clients.changes') }).waitFor();
      await stage.page.waitForTimeout(400);
    }),
  ],
  error: [screen('clients-unreadable')],
};
