import type { Scene, Scenes } from '../scene.ts';

const list = (name: string): Scene => ({ name, reach: (stage) => stage.go('permissions') });

export const permissions: Scenes = {
  empty: [list('permissions-empty')],
  busy: [
    list('permissions'),
    {
      name: 'permissions-rule',
      async reach(stage) {
        await stage.go('permissions');
        await stage.page.locator('main [data-row][aria-expanded]').nth(1).click();
        await stage.press('permissions.addCondition');
        await stage.field('permissions.pathOf', { n: 1 }).fill('file_path');
        await stage.field('permissions.valueOf', { n: 1 }).fill('/tmp/*');
      },
    },
    {
      name: 'permissions-removed',
      async reach(stage) {
        await stage.go('permissions');
        await stage.page.getByText(stage.words('permissions.remove'), { exact: true }).first().click();
        // It held calls back, so the approval window asks.
        await stage.answer('approval.allow');
        await stage.button('permissions.undo').waitFor();
      },
      leave: (stage) => stage.press('permissions.undo'),
    },
    {
      name: 'approval-rule',
      async reach(stage) {
        await stage.go('permissions');
        await stage.page.getByText(stage.words('permissions.remove'), { exact: true }).first().click();
        return stage.question();
      },
      leave: (stage) => stage.answer('approval.deny'),
    },
  ],
  error: [
    {
      name: 'permissions-rule-incomplete',
      async reach(stage) {
        await stage.go('permissions');
        await stage.press('permissions.add');
        await stage.press('permissions.addCondition');
        await stage.page
          .getByRole('complementary')
          .getByRole('combobox', { name: stage.words('permissions.tool') })
          .fill('');
        await stage.press('permissions.save');
        await stage.page.locator('[aria-invalid="true"]').first().waitFor();
      },
    },
  ],
};
