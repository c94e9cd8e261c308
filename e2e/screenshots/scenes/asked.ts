import type { Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { ASKS, EVERYTHING } from '../asking-server.ts';

const form = (stage: Stage) =>
  stage.page.getByRole('form', { name: stage.words('elicit.form', { server: EVERYTHING }) });
const webPage = (stage: Stage) =>
  stage.page.getByRole('region', { name: stage.words('elicit.page', { server: EVERYTHING }) });

/** Begins a chat in which a tool of the server asks something of the person. */
async function say(stage: Stage, words: string): Promise<void> {
  await stage.go('chat');
  await stage.page.getByRole('radio', { name: stage.words('chat.chats'), exact: true }).check();
  await stage.press('chat.new');
  const field = stage.page.getByRole('textbox', { name: stage.words('chat.write'), exact: true });
  await field.fill(words);
  await field.press('Enter');
}

async function stop(stage: Stage): Promise<void> {
  await stage.press('chat.stop');
  await form(stage).or(webPage(stage)).waitFor({ state: 'detached' });
}

async function inRunner(stage: Stage): Promise<void> {
  await stage.openTool('trigger-elicitation-request');
  await stage.run({});
  await form(stage).waitFor();
}

/** What servers ask of a person in the middle of a call. */
export const asked: readonly Scene[] = [
  {
    name: 'chat-asked',
    async reach(stage) {
      await say(stage, ASKS.form);
      await form(stage).waitFor();
      await stage.page.waitForTimeout(800);
    },
    leave: stop,
  },
  {
    name: 'chat-asked-wrong',
    async reach(stage) {
      await say(stage, ASKS.form);
      await form(stage).waitFor();
      await stage.page.waitForTimeout(800);
      await stage.press('elicit.accept', { server: EVERYTHING }, form(stage));
      await form(stage).getByText(stage.words('runner.needed')).first().waitFor();
    },
    leave: stop,
  },
  {
    name: 'chat-asked-page',
    async reach(stage) {
      await say(stage, ASKS.page);
      await webPage(stage).waitFor();
      await stage.page.waitForTimeout(800);
    },
    leave: stop,
  },
  {
    name: 'tool-asked',
    reach: inRunner,
    async leave(stage) {
      await stage.press('elicit.decline', {}, form(stage));
      await stage.ended('outcome.ok');
    },
  },
  {
    name: 'chat-memory',
    async reach(stage) {
      await say(stage, ASKS.nothing);
      const went = stage.page.getByRole('button', {
        name: new RegExp(stage.words('memory.went', { count: 3 })),
      });
      await went.last().click();
      await stage.page
        .getByRole('list', { name: stage.words('memory.entries') })
        .last()
        .waitFor();
      await stage.counted();
    },
  },
];
