import { startModelServer } from '../../test/fixtures/models/model-server.ts';
import type { ModelServer } from '../../test/fixtures/models/model-server.ts';
import { says, wantsTools } from '../../test/fixtures/models/script.ts';
import type { ModelScript } from '../../test/fixtures/models/script.ts';
import { ChatPage } from '../support/chat.ts';
import type { Stage } from './stage.ts';

/** A server whose tools ask something of the person in the middle of a call. */
export const EVERYTHING = 'Everything';

/** What is said to the model, and what comes of it. */
export const ASKS = {
  form: 'Introduce me to everybody',
  page: 'Sign me in',
  nothing: 'Who decides about the release?',
};

const ALLOW_ALL = { effect: 'allow', who: '*', server: '*', tool: '*', where: [] };
const SITE = { of: 'workspace', workspace: 'default' };
const NOTES = [
  { place: { of: 'server', server: 'everything' }, key: 'limits', text: 'It only shows what is possible.' },
  { place: SITE, key: 'who decides', text: 'Ask Jana before a release goes out.' },
  { place: SITE, key: 'the plan', text: 'plan.md is what the release is measured by.' },
];

const script: ModelScript = ({ messages, results }) => {
  const last = messages.findLast(({ role }) => role === 'user')?.text ?? '';
  if (results.length > 0) return says('It went on.');
  if (last.includes(ASKS.form))
    return wantsTools([{ name: 'everything__trigger-elicitation-request', args: {} }]);
  const page = { url: 'https://sign.example.com/in?to=release&back=patchbay', message: 'Sign in there.' };
  if (last.includes(ASKS.page))
    return wantsTools([{ name: 'everything__trigger-url-elicitation', args: page }]);
  return says('Jana does: ask her before it goes out.', { usage: { input: 640, output: 12 } });
};

/** The server started and allowed, a model, and a memory. Told in English. */
export async function serverThatAsks(stage: Stage): Promise<ModelServer> {
  const { main } = stage.app;
  const models = await startModelServer({ script, key: null });
  await main.open('Servers');
  await main.start(EVERYTHING);
  await stage.app.agree('rule.set', { rule: ALLOW_ALL });
  const provider = { id: 'workshop', kind: 'compatible', name: 'Workshop', baseUrl: models.url };
  await main.request('provider.set', { provider: { ...provider, models: [{ id: 'scripted' }] } });
  for (const entry of NOTES) await main.request('memory.set', { entry });
  const chat = new ChatPage(stage.page);
  await chat.open();
  await chat.start();
  return models;
}
