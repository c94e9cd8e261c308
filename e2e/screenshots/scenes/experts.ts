import type { Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { CHOICE, DOUBT } from '../lab.ts';

async function choose(stage: Stage, view: 'chat.chats' | 'experts.title'): Promise<void> {
  await stage.go('chat');
  await stage.page.getByRole('radio', { name: stage.words(view), exact: true }).check();
}

async function openChoice(stage: Stage): Promise<void> {
  await choose(stage, 'chat.chats');
  await stage.page.locator('[data-row]').filter({ hasText: CHOICE }).first().click();
  await stage.page.getByText('the plan can follow').first().waitFor();
}

/** Models compared in a conversation, what holds for it, and rounds of experts. */
export const experts: readonly Scene[] = [
  { name: 'chat-compare', reach: openChoice },
  {
    name: 'chat-panel',
    async reach(stage) {
      await openChoice(stage);
      await stage.press('chat.panel');
      await stage.page.getByRole('complementary').waitFor();
      await stage.page.waitForTimeout(400);
    },
    leave: (stage) => stage.press('inspector.close'),
  },
  {
    name: 'experts',
    async reach(stage) {
      await choose(stage, 'experts.title');
      await stage.page.locator('[data-row]').filter({ hasText: DOUBT }).first().click();
      await stage.see('experts.state.done');
    },
  },
  {
    name: 'experts-ask',
    async reach(stage) {
      await choose(stage, 'experts.title');
      await stage.press('experts.new');
      await stage.page.getByRole('checkbox', { name: 'Desktop Commander' }).check();
    },
    async leave(stage) {
      await stage.page.getByRole('checkbox', { name: 'Desktop Commander' }).uncheck();
      await choose(stage, 'chat.chats');
    },
  },
  {
    name: 'settings-provider',
    async reach(stage) {
      await stage.go('settings');
      await stage.page.locator('[data-row]').filter({ hasText: 'Lab' }).first().click();
      await stage.page.getByRole('complementary').waitFor();
    },
  },
  {
    name: 'settings-backup',
    async reach(stage) {
      await stage.go('settings');
      await stage.press('backup.make');
      await stage.page.getByRole('complementary').waitFor();
    },
  },
];
