import type { Scenes } from '../scene.ts';
import { askToLoosen, askToStart, askToWrite, deny } from './asking.ts';

export const approval: Scenes = {
  error: [
    {
      name: 'approval',
      async reach(stage) {
        await askToWrite(stage);
        return stage.question();
      },
      leave: deny,
    },
    {
      name: 'approval-pattern',
      async reach(stage) {
        await askToWrite(stage);
        const page = await stage.question();
        await stage.press('approval.always', {}, page);
        // It is not armed at once.
        await page.waitForFunction(() => !document.querySelector('button[aria-disabled="true"]'));
        return page;
      },
      async leave(stage) {
        await stage.press('approval.back', {}, stage.asked());
        await deny(stage);
      },
    },
    {
      name: 'approval-command',
      async reach(stage) {
        await askToStart(stage);
        return stage.question();
      },
      leave: deny,
    },
    {
      name: 'approval-settings',
      async reach(stage) {
        await askToLoosen(stage);
        return stage.question();
      },
      leave: deny,
    },
  ],
};
