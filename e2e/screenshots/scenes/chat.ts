import type { Scenes } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { QUESTION, WISH } from '../talk.ts';

async function openTalk(stage: Stage): Promise<void> {
  await stage.go('chat');
  await stage.page.locator('[data-row]').filter({ hasText: QUESTION }).first().click();
  await stage.page.getByText('Shall I fill it in?').first().waitFor();
  await stage.counted();
}

export const chat: Scenes = {
  empty: [{ name: 'chat-empty', reach: (stage) => stage.go('chat') }],
  busy: [
    { name: 'chat', reach: openTalk },
    {
      name: 'chat-call',
      async reach(stage) {
        await openTalk(stage);
        await stage.page
          .getByRole('button', { name: /list_directory/ })
          .first()
          .click();
      },
    },
    {
      name: 'chat-question',
      async reach(stage) {
        await stage.go('chat');
        await stage.press('chat.new');
        const field = stage.page.getByRole('textbox', { name: stage.words('chat.write'), exact: true });
        await field.fill(WISH);
        await field.press('Enter');
        await stage.page.getByRole('region', { name: stage.words('chat.question') }).waitFor();
        await stage.page.waitForTimeout(800);
      },
      async leave(stage) {
        await stage.press('chat.stop');
        await stage.page
          .getByRole('region', { name: stage.words('chat.question') })
          .waitFor({ state: 'detached' });
      },
    },
    {
      name: 'settings-models',
      async reach(stage) {
        await stage.go('settings');
        await stage.press('provider.title');
      },
    },
  ],
};
