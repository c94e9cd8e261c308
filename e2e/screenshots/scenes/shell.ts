import type { Scene, Scenes } from '../scene.ts';

const palette = (name: string, typed: string): Scene => ({
  name,
  async reach(stage) {
    await stage.go('home');
    await stage.page.keyboard.press('Control+k');
    await stage.page.getByRole('dialog').waitFor();
    await stage.page.keyboard.type(typed);
    await stage.page.waitForTimeout(300);
  },
  leave: (stage) => stage.page.keyboard.press('Escape'),
});

export const shell: Scenes = {
  empty: [
    palette('palette', ''),
    {
      name: 'shortcuts',
      async reach(stage) {
        await stage.go('home');
        await stage.page.keyboard.press('?');
        await stage.page.getByRole('dialog').waitFor();
      },
      leave: (stage) => stage.page.keyboard.press('Escape'),
    },
  ],
  busy: [palette('palette-tools', 'create')],
  error: [palette('palette-no-match', 'teleport')],
};
