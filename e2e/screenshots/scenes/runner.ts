import type { Scene, Scenes } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { askToWrite, deny } from './asking.ts';

type Ended = Parameters<Stage['ended']>[0];

const result = (name: string, tool: string, fields: Record<string, string>, ended: Ended): Scene => ({
  name,
  async reach(stage) {
    await stage.openTool(tool);
    await stage.run(fields);
    await stage.ended(ended);
  },
});

export const runner: Scenes = {
  busy: [
    {
      name: 'tool-form',
      async reach(stage) {
        await stage.openTool('create_entities');
        await stage.press('runner.addEntry', { name: 'entities' });
      },
    },
    result('tool-result', 'list_directory', { directory_path: '.' }, 'outcome.ok'),
    result('tool-structured', 'read_graph', {}, 'outcome.ok'),
    result('tool-picture', 'get-tiny-image', {}, 'outcome.ok'),
    result('tool-links', 'get-resource-links', {}, 'outcome.ok'),
    {
      name: 'tool-raw',
      async reach(stage) {
        await stage.openTool('create_relations');
        await stage.page.getByRole('switch', { name: stage.words('runner.raw') }).click();
      },
      leave: (stage) => stage.page.getByRole('switch', { name: stage.words('runner.raw') }).click(),
    },
    {
      name: 'tool-running',
      async reach(stage) {
        await stage.openTool('trigger-long-running-operation');
        await stage.run({ duration: '90', steps: '60' });
        await stage.page.getByRole('progressbar').waitFor();
      },
      async leave(stage) {
        await stage.press('runner.cancel');
        await stage.ended('outcome.cancelled');
      },
    },
  ],
  error: [
    {
      name: 'tool-waiting',
      reach: askToWrite,
      async leave(stage) {
        await deny(stage);
        await stage.ended('outcome.denied');
      },
    },
    {
      name: 'tool-incomplete',
      async reach(stage) {
        await stage.openTool('get-sum');
        await stage.run({});
        await stage.see('runner.needed');
      },
    },
    result('tool-error', 'read_file', { file_path: '../elsewhere.txt' }, 'outcome.toolError'),
    result('tool-refused', 'get-env', {}, 'outcome.denied'),
  ],
};
