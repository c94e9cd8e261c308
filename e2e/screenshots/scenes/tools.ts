import type { Scene, Scenes } from '../scene.ts';

const search = (name: string, typed: string): Scene => ({
  name,
  async reach(stage) {
    await stage.go('tools');
    await stage.field('tools.search').fill(typed);
    await stage.page.waitForTimeout(400);
  },
  leave: (stage) => stage.field('tools.search').fill(''),
});

export const tools: Scenes = {
  empty: [search('tools-empty', '')],
  busy: [search('tools', ''), search('tools-search', 'create'), search('tools-no-match', 'teleport')],
  error: [search('tools-trouble', '')],
};
