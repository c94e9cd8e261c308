import { join } from 'node:path';
import { MODEL_KEY, startModelServer } from '../../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../../test/fixtures/models/model-server.ts';
import { says, wantsTools } from '../../test/fixtures/models/script.ts';
import type { ModelScript } from '../../test/fixtures/models/script.ts';
import { ChatPage } from '../support/chat.ts';
import type { Stage } from './stage.ts';

export const QUESTION = 'What is in the workspace?';
export const WISH = 'Make a folder for the release';

const ANSWER = [
  'There are two notes in the workspace:\n\n',
  '| file | what it is |\n| --- | --- |\n| `notes.md` | one line about patching through |\n| `plan.md` | a plan with a title and nothing under it |\n\n',
  'The plan is **empty so far**. Shall I fill it in?',
];

/** Lists the workspace, or wants to make a folder in it. */
const script =
  (folder: string): ModelScript =>
  (asked) => {
    const { tools, results } = asked;
    const named = (end: string): string => tools.find((one) => one.endsWith(end)) ?? end;
    if (results.length > 0) return says(ANSWER, { usage: { input: 1840, output: 96 } });
    return JSON.stringify(asked).includes(WISH)
      ? wantsTools([{ name: named('create_directory'), args: { directory_path: folder } }])
      : wantsTools([{ name: named('list_directory'), args: { directory_path: '.' } }]);
  };

/** A provider and a conversation with a call in it, made as a person makes them. Told in English. */
export async function talk(stage: Stage): Promise<ModelServer> {
  const models = await startModelServer({ script: script(join(stage.app.home, 'workspace', 'release')) });
  const rule = { effect: 'ask', who: '*', server: 'desktop-commander', tool: 'create_*', where: [] };
  await stage.app.main.request('rule.set', { rule });
  const chat = new ChatPage(stage.page);
  await chat.open();
  await stage.press('provider.add');
  await chat.fillProvider({ name: 'Workshop', address: models.url, key: MODEL_KEY });
  await stage.page.getByText(/^It works: 1 model/).waitFor();
  await stage.press('provider.toChat');
  await chat.start();
  await chat.say(QUESTION);
  await chat.messages().last().getByText('Shall I fill it in?').waitFor();
  return models;
}
