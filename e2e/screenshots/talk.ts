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

const ADVICE = {
  answer: 'The plan has a title and nothing under it: write it before the release.',
  claims: [{ text: 'The plan is empty', kind: 'finding', confidence: 0.9, evidence: ['M1'] }],
};

const SITE = { of: 'workspace', workspace: 'default' };
const FILES = { of: 'server', server: 'desktop-commander' };
const NOTES = [
  { place: FILES, key: 'where notes are', text: 'Notes stand in notes.md, newest on top.' },
  { place: SITE, key: 'who decides', text: 'Ask Jana before a release goes out.' },
  { place: SITE, key: 'the plan', text: 'plan.md is what the release is measured by. Its owner is Jana.' },
];

/** Lists the workspace, or wants to make a folder in it. */
const script =
  (folder: string): ModelScript =>
  (asked) => {
    const { tools, results, system } = asked;
    if (system.includes('one of several experts')) return says(JSON.stringify(ADVICE));
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
  for (const entry of NOTES) await stage.app.main.request('memory.set', { entry });
  await chat.start();
  await chat.say(QUESTION);
  await chat.messages().last().getByText('Shall I fill it in?').waitFor();
  return models;
}
