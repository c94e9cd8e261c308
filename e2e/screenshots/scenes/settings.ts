import type { Scenes } from '../scene.ts';
import type { Stage } from '../stage.ts';

async function newWorkspace(stage: Stage, folder: string): Promise<void> {
  await stage.go('settings');
  await stage.press('settings.addWorkspace');
  await stage.page.getByRole('textbox', { name: stage.words('add.formName') }).fill('Project');
  const typed = stage.field('settings.folder', { n: 1 });
  if (!(await typed.isVisible())) await stage.press('settings.typeFolder');
  await typed.fill(folder);
}

export const settings: Scenes = {
  empty: [{ name: 'settings-empty', reach: (stage) => stage.go('settings') }],
  busy: [
    { name: 'settings', reach: (stage) => stage.go('settings') },
    {
      name: 'settings-end',
      async reach(stage) {
        await stage.go('settings');
        await stage.page.getByText('WEATHER_API_KEY').scrollIntoViewIfNeeded();
      },
    },
    { name: 'settings-workspace', reach: (stage) => newWorkspace(stage, '/home/me/project') },
    {
      name: 'settings-secret',
      async reach(stage) {
        await stage.go('settings');
        await stage.press('settings.addSecret');
      },
    },
  ],
  error: [
    {
      name: 'settings-workspace-refused',
      async reach(stage) {
        await newWorkspace(stage, '/');
        await stage.press('settings.save');
        await stage.page.locator('[aria-invalid]').first().waitFor();
      },
    },
  ],
};
