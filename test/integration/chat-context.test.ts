import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startModelServer } from '../fixtures/models/model-server.ts';
import type { ModelServer } from '../fixtures/models/model-server.ts';
import { inOrder, says, wantsTools } from '../fixtures/models/script.ts';
import { addScripted, startTalk, textOf, textPart } from '../support/chat.ts';
import { FIXTURES, foreignServer, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const everything = join(FIXTURES, '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js');
const once = { effect: 'allow', scope: 'call', where: [] } as const;
const allow = { ...once, where: [] };
let models: ModelServer;
let bay: TestEngine;
beforeAll(async () => {
  models = await startModelServer({ key: null, script: () => says('Hello.') });
  bay = await startEngine({ servers: [foreignServer('everything', [everything, 'stdio'])] });
  await addScripted(bay, models.url);
  await bay.start('everything');
});
afterAll(async () => {
  await bay.close();
  await models.close();
  removeHome(bay.home);
});

test('resources by @ and prompts by / are read on the one road, before the model is asked', async () => {
  const { offers } = await bay.ask('catalog.search', { server: 'everything', kinds: ['resource', 'prompt'] });
  const uri = offers.find(({ kind, name }) => kind === 'resource' && name.endsWith('.md'))?.name ?? '';
  const talk = await startTalk(bay, { tools: { mode: 'none' } });
  const { user, assistant } = await talk.begin([
    textPart('Explain'),
    { type: 'resource', server: 'everything', uri },
    { type: 'prompt', server: 'everything', name: 'args-prompt', args: { city: 'Ghent' } },
  ]);
  expect(user.parts[1]).toMatchObject({ type: 'resource', state: 'reading' });
  const first = await bay.answer(allow);
  const second = await bay.answer(allow);
  expect([first, second].map((one) => one.surface)).toEqual(['app', 'app']);
  const answer = await talk.ended(assistant.id);
  expect(textOf(answer)).toBe('Hello.');
  const [, resource, prompt] = (await talk.message(user.id)).parts;
  expect(resource).toMatchObject({ state: 'done', untrusted: true });
  expect(prompt).toMatchObject({ state: 'done' });
  const sent = models.asked.at(-1)?.messages.at(-1)?.text ?? '';
  expect(sent).toContain('Ghent');
  expect(sent).toContain('of the server "everything"');
  expect(resource?.type === 'resource' && resource.text).toBeTruthy();
  const record = await bay.ask('call.get', { id: (resource?.type === 'resource' && resource.call) || '' });
  expect(record).toMatchObject({ kind: 'resource', via: 'chat', outcome: 'ok' });
});

test('what cannot be read ends the turn with the reason; later it can be tried again', async () => {
  models.asked.length = 0;
  const talk = await startTalk(bay);
  const { user, assistant } = await talk.begin([
    textPart('Explain'),
    { type: 'prompt', server: 'everything', name: 'args-prompt', args: { city: 'Ghent' } },
  ]);
  await bay.answer({ effect: 'deny', reason: 'not now' });
  const failed = await talk.ended(assistant.id);
  expect(failed.status).toMatchObject({
    state: 'failed',
    offer: 'retry',
    reason: { code: 'call.deniedByPersonBecause' },
  });
  expect(models.asked).toHaveLength(0);
  const again = await bay.ask('turn.retry', { conversation: talk.id, message: failed.id });
  expect(again.user.id).toBe(user.id);
  await bay.answer(allow);
  expect(textOf(await talk.ended(again.assistant.id))).toBe('Hello.');
});

test('a talk is written down and read back, as a talk of its own with nothing trusted', async () => {
  models.script(
    inOrder(wantsTools([{ name: 'everything__get-tiny-image', args: {} }]), says('A ```fence```.')),
  );
  const talk = await startTalk(bay, { system: 'Be kind.' });
  const { assistant } = await talk.begin([
    textPart('Look at this'),
    { type: 'attachment', name: 'a.png', mime: 'image/png', data: 'AAAA' },
  ]);
  await bay.answer(allow);
  await talk.ended(assistant.id);
  const write = async (format: 'markdown' | 'json'): Promise<string> => {
    const { path = '' } = await bay.ask('conversation.export', { conversation: talk.id, format });
    expect(path).toContain(join(bay.home, 'exports', 'look-at-this'));
    return readFileSync(path, 'utf8');
  };
  const markdown = await write('markdown');
  expect(markdown).toContain('# Look at this\n\n> Be kind.\n\n## You\n\nLook at this');
  expect(markdown).toContain('**everything: get-tiny-image**');
  const json = await write('json');
  const imported = await bay.ask('conversation.import', { text: json });
  expect(imported).toMatchObject({ title: 'Look at this', system: 'Be kind.' });
  expect(imported.id).not.toBe(talk.id);
  const { messages } = await bay.ask('conversation.get', { conversation: imported.id });
  expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  const [said, answered] = messages;
  expect(answered?.parent).toBe(said?.id);
  expect(answered?.parts[0]).toMatchObject({ type: 'toolCall', untrusted: true });
  expect(answered?.parts[0]).not.toHaveProperty('call');
  const [, image] = said?.parts ?? [];
  expect(
    image?.type === 'attachment' && (await bay.ask('attachment.read', { blob: image.blob ?? '' })).data,
  ).toBe('AAAA');
  expect(await bay.request('conversation.import', { text: '{"patchbay":"conversation"}' })).toMatchObject({
    error: { reason: { code: 'chat.brokenExport' }, field: 'text' },
  });
  expect(await bay.request('conversation.import', { text: 'no' })).toMatchObject({
    error: { reason: { code: 'chat.notAnExport' } },
  });
  expect(await bay.ask('conversation.list', {})).not.toContainEqual(expect.objectContaining({ title: '' }));
});
