import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EventBody } from '#contract/events.ts';
import { startModelServer } from '../fixtures/models/model-server.ts';
import type { ModelServer } from '../fixtures/models/model-server.ts';
import { inOrder, says } from '../fixtures/models/script.ts';
import type { ModelAnswer } from '../fixtures/models/script.ts';
import { addScripted, reasonOf, startTalk, textOf } from '../support/chat.ts';
import { removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

let models: ModelServer;
let bay: TestEngine;
beforeAll(async () => {
  models = await startModelServer({ key: null, script: () => says('Hello.') });
  bay = await startEngine();
  await addScripted(bay, models.url);
});
afterAll(async () => {
  await bay.close();
  await models.close();
  removeHome(bay.home);
});
beforeEach(() => {
  models.asked.length = 0;
});

test.each<[string, ModelAnswer, string, string, string]>([
  ['a wrong key', { fault: 'wrongKey' }, 'chat.wrongKey', 'provider', ''],
  ['an unknown model', { fault: 'unknownModel' }, 'chat.unknownModel', 'provider', ''],
  ['no credit', { fault: 'noCredit' }, 'chat.noCredit', 'provider', ''],
  ['a context overflow', { fault: 'contextOverflow' }, 'chat.overflow', 'compact', ''],
  ['a long retry-after', { fault: 'limited', retryAfterSeconds: 3600 }, 'chat.busy', 'retry', ''],
  ['a cut stream', says(['half'], { ending: 'cut' }), 'chat.cut', 'retry', 'half'],
  ['a malformed delta', says(['half'], { ending: 'malformed' }), 'chat.cut', 'retry', 'half'],
  ['an error in the stream', says(['half'], { ending: 'error' }), 'chat.overloaded', 'retry', 'half'],
])('%s is said, with what would help, and what came is kept', async (_name, answer, code, offer, text) => {
  models.script(() => answer);
  const failed = await (await startTalk(bay)).say('Hello');
  expect(failed.status).toMatchObject({ state: 'failed', offer, reason: { code } });
  expect(failed.status).toHaveProperty('advice.code');
  expect(textOf(failed)).toBe(text);
  expect(models.asked).toHaveLength(1);
});

test('a short wait is waited for, where all can see it', async () => {
  models.script(
    inOrder({ fault: 'limited', retryAfterSeconds: 1 }, { fault: 'overloaded' }, says('At last.')),
  );
  const seen: EventBody[] = [];
  const stop = bay.engine.subscribe('app', ({ events }) => seen.push(...events));
  const before = Date.now();
  const answer = await (await startTalk(bay)).say('Hello');
  await expect
    .poll(() =>
      seen.some(
        (one) =>
          one.type === 'message.changed' &&
          one.message.id === answer.id &&
          one.message.status.state === 'done',
      ),
    )
    .toBe(true);
  stop();
  expect(textOf(answer)).toBe('At last.');
  const waits = seen.flatMap((event) =>
    event.type === 'message.changed' && event.message.status.state === 'streaming'
      ? (event.message.status.wait ?? [])
      : [],
  );
  expect(waits[0]).toMatchObject({ reason: { code: 'chat.busy' } });
  expect(waits[0]?.until).toBeGreaterThanOrEqual(before + 1000);
  expect(waits.at(-1)).toMatchObject({ reason: { code: 'chat.overloaded' } });
  expect(models.asked).toHaveLength(3);
});

test('a wait is called off by who stops it', async () => {
  models.script(() => ({ fault: 'limited', retryAfterSeconds: 50 }));
  const talk = await startTalk(bay);
  const { assistant } = await talk.begin('Hello');
  await expect.poll(async () => (await talk.message(assistant.id)).status).toHaveProperty('wait');
  await bay.ask('turn.stop', { conversation: talk.id });
  expect(reasonOf(await talk.message(assistant.id))).toBe('chat.stopped.person');
});

test('a retry after a cut stream gives the whole answer, beside the half one', async () => {
  models.script(inOrder(says(['half'], { ending: 'cut' }), says('whole')));
  const talk = await startTalk(bay);
  const half = await talk.say('Hello');
  const { assistant } = await bay.ask('turn.retry', { conversation: talk.id, message: half.id });
  expect(textOf(await talk.ended(assistant.id))).toBe('whole');
  expect((await talk.messages()).map(textOf)).toEqual(['Hello', 'half', 'whole']);
});

test('a full context is summed up on request, and the question asked again behind it', async () => {
  models.script(
    inOrder(
      says('My name is Ada.'),
      { fault: 'contextOverflow' },
      says('They met; Ada said her name.'),
      says('Ada.'),
    ),
  );
  const talk = await startTalk(bay);
  await talk.say('Who are you?');
  const full = await talk.say('And what was your name?');
  expect(full.status).toMatchObject({ offer: 'compact' });
  const summary = await bay.ask('turn.compact', { conversation: talk.id });
  expect(summary.parts).toEqual([{ type: 'summary', text: 'They met; Ada said her name.' }]);
  expect(models.asked[2]?.messages.at(-1)?.text).toContain('My name is Ada.');
  const { conversation } = await bay.ask('conversation.get', { conversation: talk.id });
  const { assistant } = await bay.ask('turn.retry', {
    conversation: talk.id,
    message: conversation.leaf ?? '',
  });
  expect(textOf(await talk.ended(assistant.id))).toBe('Ada.');
  expect(models.asked[3]?.messages).toHaveLength(1);
  expect(models.asked[3]?.messages[0]?.text).toContain('They met; Ada said her name.');
  expect(models.asked[3]?.messages[0]?.text).toContain('And what was your name?');
  expect(await talk.messages()).toHaveLength(7);
});

test('what surely does not fit is not sent; the meter says what it takes', async () => {
  await addScripted(bay, models.url, [{ id: 'scripted', contextTokens: 1000 }]);
  const talk = await startTalk(bay);
  const failed = await talk.say('word '.repeat(5000));
  expect(failed.status).toMatchObject({ offer: 'compact', reason: { code: 'chat.tooFull' } });
  expect(models.asked).toHaveLength(0);
  const meter = await bay.ask('conversation.context', { conversation: talk.id });
  expect(meter.limit).toBe(1000);
  expect(meter.messages).toBeGreaterThan(4000);
  expect(meter.messages).toBeLessThan(7000);
  expect(meter.tools).toBe(0);
});

test('nobody at the address, and no model at all', async () => {
  const gone = await startModelServer({ key: null, script: () => says('') });
  await gone.close();
  await addScripted(bay, gone.url);
  const talk = await startTalk(bay);
  expect((await talk.say('Hello')).status).toMatchObject({ reason: { code: 'chat.unreachable' } });
  expect(await bay.ask('provider.test', { provider: 'scripted' })).toMatchObject({
    works: false,
    reason: { code: 'chat.unreachable' },
  });
  await addScripted(bay, models.url);
  const none = await bay.ask('conversation.create', { change: { model: null } });
  const parts = [{ type: 'text' as const, text: 'Hello' }];
  expect(await bay.request('turn.send', { conversation: none.id, parts })).toMatchObject({
    ok: false,
    error: { reason: { code: 'chat.noModel' }, field: 'model' },
  });
  const model = { provider: 'nobody', model: 'x' };
  const lost = await bay.ask('turn.send', { conversation: talk.id, parts, model });
  expect((await talk.ended(lost.assistant.id)).status).toMatchObject({
    offer: 'provider',
    reason: { code: 'chat.unknownProvider' },
  });
});
