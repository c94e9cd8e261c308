import type { Scene, Scenes } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { askToStart, deny } from './asking.ts';

const COMMANDER = 'Desktop Commander';
type Tab = 'servers.overview' | 'servers.tools' | 'servers.log' | 'servers.settings';

const tab = (name: string, server: string, code: Tab, more?: (stage: Stage) => Promise<void>): Scene => ({
  name,
  async reach(stage) {
    await stage.openServer(server);
    await stage.tab(code);
    await more?.(stage);
  },
});

const table = (name: string): Scene => ({ name, reach: (stage) => stage.go('servers') });

async function toggle(stage: Stage, server: string): Promise<void> {
  await stage.page.getByRole('switch', { name: stage.words('servers.switch', { server }) }).click();
}

export const servers: Scenes = {
  empty: [
    table('servers-first-start'),
    {
      name: 'servers-shelf',
      async reach(stage) {
        await stage.go('servers');
        await stage.page.getByRole('radio', { name: stage.words('shelf.all') }).click();
        // What each needs is looked for.
        await stage.page.waitForTimeout(1500);
      },
      async leave(stage) {
        await stage.page.getByRole('radio', { name: stage.words('shelf.listed') }).click();
      },
    },
  ],
  busy: [
    table('servers'),
    {
      name: 'servers-starting',
      async reach(stage) {
        await stage.go('servers');
        await toggle(stage, 'Archive');
        await stage.app.main.server('Archive').getByText(stage.words('state.starting')).waitFor();
        await stage.app.main.server('Archive').first().click();
      },
      async leave(stage) {
        await toggle(stage, 'Archive');
        await stage.app.main.server('Archive').getByText(stage.words('state.stopped')).waitFor();
      },
    },
    tab('server-overview', COMMANDER, 'servers.overview'),
    tab('server-tools', COMMANDER, 'servers.tools'),
    tab('server-log', 'Everything', 'servers.log'),
    tab('server-protocol', COMMANDER, 'servers.log', async (stage) => {
      await stage.page.getByRole('radio', { name: stage.words('log.protocol') }).click();
      await stage.page.getByText('tools/call').first().waitFor();
    }),
    tab('server-settings', 'Memory', 'servers.settings'),
  ],
  error: [
    table('servers-trouble'),
    tab('server-failed', 'Tickets', 'servers.overview'),
    tab('server-failed-program', 'Search', 'servers.overview'),
    tab('server-failed-log', 'Weather', 'servers.log'),
    tab('server-not-started', 'Notes', 'servers.tools'),
    tab('server-log-empty', 'Notes', 'servers.log'),
    tab('server-off', 'Archive', 'servers.overview'),
    {
      name: 'servers-asking',
      async reach(stage) {
        await askToStart(stage);
        await stage.app.main.server('Notes').first().click();
      },
      leave: deny,
    },
  ],
};
