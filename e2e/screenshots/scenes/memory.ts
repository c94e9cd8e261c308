import type { Scenes } from '../scene.ts';
import type { Stage } from '../stage.ts';

async function choose(stage: Stage, view: 'chat.chats' | 'experts.title' | 'experts.memory'): Promise<void> {
  await stage.page.getByRole('radio', { name: stage.words(view), exact: true }).check();
}

async function openMemory(stage: Stage): Promise<void> {
  await stage.go('chat');
  await choose(stage, 'experts.memory');
}

async function backToChats(stage: Stage): Promise<void> {
  await stage.go('chat');
  await choose(stage, 'chat.chats');
}

export const memory: Scenes = {
  empty: [
    { name: 'memory-empty', reach: openMemory, leave: backToChats },
    {
      name: 'experts-empty',
      async reach(stage) {
        await stage.go('chat');
        await choose(stage, 'experts.title');
      },
      leave: backToChats,
    },
  ],
  busy: [
    {
      name: 'memory',
      async reach(stage) {
        await openMemory(stage);
        await stage.page.locator('[data-row]').filter({ hasText: 'the plan' }).first().click();
        await stage.see('memory.forget');
      },
      leave: backToChats,
    },
    {
      name: 'memory-keep',
      async reach(stage) {
        await backToChats(stage);
        await stage.page.locator('[data-row]').first().click();
        await stage.counted();
        await stage.button('memory.keep').last().click();
        await stage.page.getByRole('dialog').waitFor();
      },
      leave: (stage) => stage.press('memory.keepNot'),
    },
    {
      name: 'experts-you',
      async reach(stage) {
        await stage.go('chat');
        await choose(stage, 'experts.title');
        await stage.press('experts.new');
        const form = stage.page.getByRole('form', { name: stage.words('experts.new') });
        await form
          .getByLabel(stage.words('experts.question'), { exact: true })
          .fill('Is the plan ready for the release?');
        await form
          .getByLabel(stage.words('experts.expertAt', { at: 2 }), { exact: true })
          .selectOption({ label: stage.words('experts.person') });
        await stage.press('experts.ask');
        await stage.page.getByRole('form', { name: stage.words('experts.yours') }).waitFor();
        await stage.page.waitForTimeout(500);
      },
      async leave(stage) {
        await stage.press('experts.goOnWithout');
        await stage.see('experts.state.done');
        await backToChats(stage);
      },
    },
  ],
};
