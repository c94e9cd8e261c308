import { PASTED } from '../cast.ts';
import type { Scene, Scenes } from '../scene.ts';
import type { Stage } from '../stage.ts';

async function open(stage: Stage): Promise<void> {
  await stage.go('servers');
  await stage.press('servers.add');
}

/** What is pasted stays until it is added. */
const paste = (name: string, text: string): Scene => ({
  name,
  async reach(stage) {
    await open(stage);
    await stage.field('add.pasteLabel').fill(text);
    // It is read while one types.
    await stage.page.waitForTimeout(500);
  },
  leave: (stage) => stage.field('add.pasteLabel').fill(''),
});

export const serverDialogs: Scenes = {
  empty: [
    paste('server-add-empty', ''),
    {
      name: 'server-add-by-hand',
      async reach(stage) {
        await open(stage);
        await stage.tab('add.byHand');
      },
    },
  ],
  busy: [
    paste('server-add', PASTED),
    {
      name: 'server-remove',
      async reach(stage) {
        await stage.openServer('Memory');
        await stage.tab('servers.settings');
        await stage.press('servers.remove');
        await stage.page.getByRole('alertdialog').or(stage.page.getByRole('dialog')).waitFor();
        await stage.page.waitForTimeout(200);
      },
      leave: (stage) => stage.press('servers.keep'),
    },
  ],
  error: [
    paste('server-add-unreadable', PASTED.slice(0, 60)),
    paste('server-add-remarks', `docker run -i --rm ghcr.io/acme/weather && echo done`),
    {
      name: 'server-add-by-hand-incomplete',
      async reach(stage) {
        await open(stage);
        await stage.tab('add.byHand');
        await stage.field('add.formName').fill('Weather');
        await stage.press('add.add', { count: 1 });
        await stage.see('add.needed');
      },
    },
  ],
};
