import type { Scene, Scenes } from '../scene.ts';
import type { Stage } from '../stage.ts';

const screen = (name: string, more?: (stage: Stage) => Promise<void>): Scene => ({
  name,
  async reach(stage) {
    await stage.go('activity');
    await stage.page.waitForTimeout(300);
    await more?.(stage);
  },
});

const life = (name: string, of: string): Scene =>
  screen(name, async (stage) => {
    const row = stage.page.getByRole('row').filter({ hasText: of }).first();
    // Only rows in sight are drawn, and each language adds some of its own above.
    for (let turns = 0; turns < 5 && (await row.count()) === 0; turns++) {
      await stage.page.getByRole('row').last().hover();
      await stage.page.mouse.wheel(0, 300);
      await stage.page.waitForTimeout(150);
    }
    await row.getByRole('button').first().click();
    await stage.see('activity.total');
  });

const search = (name: string, typed: string): Scene =>
  screen(name, async (stage) => {
    await stage.field('activity.search').fill(typed);
    await stage.page.waitForTimeout(700);
  });

/** Chooses "that failed" in the sentence, then opens the menu of servers. */
async function narrow(stage: Stage): Promise<void> {
  const word = (label: 'activity.outcome' | 'activity.server') =>
    stage.page.getByRole('group').getByRole('button', { name: new RegExp(`^${stage.words(label)}: `) });
  await word('activity.outcome').click();
  await stage.page.getByRole('menuitemradio', { name: stage.words('activity.end.failed') }).click();
  await stage.page.waitForTimeout(300);
  await word('activity.server').click();
  await stage.page.getByRole('menu').waitFor();
}

export const activity: Scenes = {
  empty: [screen('activity-empty')],
  busy: [
    screen('activity'),
    life('activity-call', 'create_entities'),
    screen('activity-filter', narrow),
    search('activity-search', 'hello 3'),
    search('activity-no-match', 'teleport'),
    screen('activity-verified', async (stage) => {
      await stage.press('activity.verify');
      await stage.button('activity.dismiss').waitFor();
    }),
  ],
  error: [
    screen('activity-trouble'),
    life('activity-call-failed', 'read_file'),
    life('activity-call-refused', 'get-env'),
  ],
};
