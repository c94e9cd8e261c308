import type { Scene, Scenes } from '../scene.ts';
import { askToWrite, deny } from './asking.ts';

const scene = (name: string): Scene => ({
  name,
  async reach(stage) {
    await stage.go('home');
    await stage.page.getByRole('region', { name: stage.words('home.today') }).waitFor();
    // Its numbers come a moment after its frame.
    await stage.page.waitForTimeout(500);
  },
});

export const home: Scenes = {
  empty: [scene('home-empty')],
  busy: [scene('home')],
  error: [
    {
      name: 'home-trouble',
      async reach(stage) {
        await askToWrite(stage);
        await scene('').reach(stage);
      },
      leave: deny,
    },
  ],
};
