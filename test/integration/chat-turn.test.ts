import { afterEach, beforeEach, expect, test } from 'vitest';
import { setTimeout as delay } from 'node:timers/promises';
import type { EventBody } from '#contract/events.ts';
import { startModelServer } from '../fixtures/models/model-server.ts';
import type { ModelServer } from '../fixtures/models/model-server.ts';
import { inOrder, says } from '../fixtures/models/script.ts';
import { addScripted, reasonOf, startTalk, textOf, textPart } from '../support/chat.ts';
import { removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

let models: ModelServer;
let engine: TestEngine;
beforeEach(async () => {
  models = await startModelServer({ key: null, script: () => says('Hello.') });
  engine = await startEngine();
  await addScripted(engine, models.url);
});
afterEach(async () => {
  await engine.close();
  await models.close();
  removeHome(engine.home);
});

test('an answer streams in, is kept with what it took, and gives the talk its title', async () => {
  models.script(() => says(['One ', 'two ', 'three.'], { gapMs: 150, usage: { input: 1000, output: 100 } }));
  const seen: EventBody[] = [];
  engine.engine.subscribe('app', ({ events }) => seen.push(...events));
  const talk = await startTalk(engine, { system: 'Be brief.' });
  const answer = await talk.say('Count to three, please');

  expect(answer).toMatchObject({
    role: 'assistant',
    parts: [{ type: 'text', text: 'One two three.' }],
    status: { state: 'done' },
    usage: { input: 1000, output: 100 },
    usd: 0.002,
  });
  expect(answer.firstMs).toBeGreaterThanOrEqual(0);
  expect(models.asked[0]).toMatchObject({ system: 'Be brief.', stream: true, tools: [] });
  const [listed] = await engine.ask('conversation.list', {});
  expect(listed).toMatchObject({ title: 'Count to three, please', running: false, leaf: answer.id });

  const heard = (): string => {
    let text = '';
    for (const event of seen) {
      if (event.type === 'message.changed' && event.message.id === answer.id) text = textOf(event.message);
      if (event.type === 'message.appended') text = text.slice(0, event.offset) + event.text;
    }
    return text;
  };
  await expect.poll(heard).toBe('One two three.');
  expect(seen.filter(({ type }) => type === 'message.appended').length).toBeGreaterThan(0);
});

test('a turn is stopped: the model is hung up on, and what came stays', async () => {
  models.script(() => says(['begun'], { ending: 'silent' }));
  const talk = await startTalk(engine);
  const { assistant } = await talk.begin('go');
  while (textOf(await talk.message(assistant.id)) === '') await delay(10);
  const second = await engine.request('turn.send', { conversation: talk.id, parts: [textPart('again')] });
  expect(second).toMatchObject({ ok: false, error: { reason: { code: 'chat.turnRuns' } } });

  expect(await engine.ask('turn.stop', { conversation: talk.id })).toEqual({ stopped: true });
  const stopped = await talk.message(assistant.id);
  expect(textOf(stopped)).toBe('begun');
  expect(reasonOf(stopped)).toBe('chat.stopped.person');
  await models.asked[0]?.gone;
  expect(await engine.ask('turn.stop', { conversation: talk.id })).toEqual({ stopped: false });
});

test('retry and edit are branches of their own, and each branch is shown again', async () => {
  models.script(inOrder(says('first'), says('second'), says('third')));
  const talk = await startTalk(engine);
  const first = await talk.say('one');
  const retried = await engine.ask('turn.retry', { conversation: talk.id, message: first.id });
  const second = await talk.ended(retried.assistant.id);
  expect(textOf(second)).toBe('second');
  expect(second.parent).toBe(first.parent);

  const edited = await engine.ask('turn.edit', {
    conversation: talk.id,
    message: first.parent ?? '',
    parts: [textPart('two')],
  });
  const third = await talk.ended(edited.assistant.id);
  expect(edited.user.parent).toBeNull();
  expect(models.asked[2]?.messages).toEqual([{ role: 'user', text: 'two' }]);

  const { messages, conversation } = await engine.ask('conversation.get', { conversation: talk.id });
  expect(messages).toHaveLength(5);
  expect(conversation.leaf).toBe(third.id);
  const back = await engine.ask('conversation.setLeaf', {
    conversation: talk.id,
    message: first.parent ?? '',
  });
  expect(back.leaf).toBe(second.id);
});

test('the model is given the branch that is shown, with files', async () => {
  const talk = await startTalk(engine);
  await talk.say('one');
  await talk.say([
    textPart('two'),
    { type: 'attachment', name: 'notes.md', mime: 'text/markdown', text: 'remember the milk' },
    { type: 'attachment', name: 'dot.png', mime: 'image/png', data: Buffer.from('png').toString('base64') },
  ]);
  const sent = JSON.stringify(models.asked[1]?.body['messages']);
  expect(sent).toContain('[file notes.md]\\nremember the milk');
  expect(sent).toContain(`data:image/png;base64,${Buffer.from('png').toString('base64')}`);
  expect(models.asked[1]?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  const [, , user] = await talk.messages();
  const image = user?.parts[2];
  if (image?.type !== 'attachment' || image.blob === undefined) throw new Error('no blob');
  expect(image).not.toHaveProperty('data');
  expect(await engine.ask('attachment.read', { blob: image.blob })).toEqual({
    mime: 'image/png',
    data: Buffer.from('png').toString('base64'),
  });
});

test('what is too much is refused before anything is kept, with the limit named', async () => {
  const talk = await startTalk(engine);
  const send = (text: string) =>
    engine.request('turn.send', { conversation: talk.id, parts: [textPart(text)] });
  expect(await send('x'.repeat(10_000_000))).toMatchObject({
    ok: false,
    error: { reason: { code: 'chat.tooLong', params: { limit: 2_000_000 } }, field: 'parts' },
  });
  expect(await send('  ')).toMatchObject({ ok: false, error: { reason: { code: 'chat.nothingSaid' } } });
  expect(await talk.messages()).toEqual([]);
  expect((await engine.ask('conversation.list', {}))[0]?.running).toBe(false);
});

test('ending the app ends its turns, and what came stays', async () => {
  models.script(() => says(['kept '], { ending: 'silent' }));
  const talk = await startTalk(engine);
  const { assistant } = await talk.begin('go');
  while (textOf(await talk.message(assistant.id)) === '') await delay(10);
  await engine.close();
  engine = await startEngine({ home: engine.home });
  const { messages } = await engine.ask('conversation.get', { conversation: talk.id });
  const answer = messages.find(({ id }) => id === assistant.id);
  expect(answer && textOf(answer)).toBe('kept ');
  expect(answer && reasonOf(answer)).toBe('chat.stopped.appEnded');
});

test('what was said is found again, by title too, and goes with its talk', async () => {
  models.script(() => says('The capital is Tbilisi.'));
  const talk = await startTalk(engine);
  const answer = await talk.say('Where do I fly?');
  await engine.ask('conversation.set', {
    conversation: talk.id,
    change: { title: 'Travel plans', pinned: true },
  });
  const find = (text: string) => engine.ask('conversation.search', { text });
  expect(await find('tbil')).toMatchObject([
    { conversation: talk.id, message: answer.id, title: 'Travel plans' },
  ]);
  expect((await find('capital tbilisi'))[0]?.snippet).toContain('Tbilisi');
  expect(await find('travel')).toMatchObject([{ conversation: talk.id, snippet: 'Travel plans' }]);
  expect(await find('where do i')).toHaveLength(1);
  expect(await engine.ask('conversation.remove', { conversation: talk.id })).toEqual({ removed: true });
  expect(await find('tbilisi')).toEqual([]);
  expect(await find('travel')).toEqual([]);
});
