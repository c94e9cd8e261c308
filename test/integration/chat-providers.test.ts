import { afterAll, beforeAll, expect, test } from 'vitest';
import { MODEL_KEY, startModelServer } from '../fixtures/models/model-server.ts';
import type { ModelServer } from '../fixtures/models/model-server.ts';
import { says } from '../fixtures/models/script.ts';
import { startTalk, textOf } from '../support/chat.ts';
import { removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

let models: ModelServer;
let bay: TestEngine;
beforeAll(async () => {
  models = await startModelServer({
    models: ['scripted', 'other'],
    script: () => says('Hello.', { usage: { input: 10, output: 5 } }),
  });
  bay = await startEngine();
});
afterAll(async () => {
  await bay.close();
  await models.close();
  removeHome(bay.home);
});

const draft = (kind: 'anthropic' | 'compatible' | 'openai', more: object = {}) => ({
  id: kind,
  kind,
  name: `My ${kind}`,
  baseUrl: models.url,
  models: [],
  ...more,
});

test.each(['anthropic', 'compatible', 'openai'] as const)(
  'a provider of kind %s is added with its key, tested, asked for its models and for an answer',
  async (kind) => {
    const wrong = await bay.ask('provider.set', { provider: draft(kind), key: 'sk-wrong-key-0000' });
    expect(wrong).toMatchObject({ keyed: true, local: true });
    expect(JSON.stringify(wrong)).not.toContain('sk-wrong');
    expect(await bay.ask('provider.test', { provider: kind })).toMatchObject({
      works: false,
      reason: { code: 'chat.wrongKey' },
      advice: { code: 'chat.advice.key' },
    });
    await bay.ask('provider.set', { provider: draft(kind), key: MODEL_KEY });
    expect(await bay.ask('provider.test', { provider: kind })).toMatchObject({ works: true, models: 2 });
    const listed = await bay.ask('provider.models', { provider: kind });
    expect(listed.models.map(({ id }) => id)).toEqual(['scripted', 'other']);
    const talk = await startTalk(bay, { model: { provider: kind, model: 'scripted' } });
    const answer = await talk.say('Hi');
    expect(answer.status).toEqual({ state: 'done' });
    expect(textOf(answer)).toBe('Hello.');
    expect(answer.usage).toMatchObject({ input: 10, output: 5 });
    expect(models.asked.at(-1)?.api).toBe(kind === 'anthropic' ? 'anthropic' : 'openai');
  },
);

test('what a person writes of a model wins, and gives its price', async () => {
  const mine = [
    { id: 'scripted', label: 'Mine', usdPerMTokIn: 100, usdPerMTokOut: 200, maxOutputTokens: 77 },
  ];
  await bay.ask('provider.set', { provider: draft('compatible', { models: mine }) });
  const { models: known } = await bay.ask('provider.models', { provider: 'compatible' });
  expect(known).toEqual([{ ...mine[0] }, { id: 'other' }]);
  const talk = await startTalk(bay, { model: { provider: 'compatible', model: 'scripted' } });
  expect((await talk.say('Hi')).usd).toBeCloseTo(0.002, 10);
  expect(models.asked.at(-1)?.body['max_tokens']).toBe(77);
});

test('a key goes only where it was given for, is a secret like any other, and goes with its provider', async () => {
  const moved = draft('compatible', { baseUrl: 'https://elsewhere.example/v1' });
  expect(await bay.request('provider.set', { provider: moved })).toMatchObject({
    ok: false,
    error: { reason: { code: 'chat.keyAgain' }, field: 'key' },
  });
  expect(await bay.ask('secret.list', {})).toContain('MODEL_KEY_COMPATIBLE');
  expect(await bay.ask('provider.remove', { provider: 'compatible' })).toEqual({ removed: true });
  expect(await bay.ask('secret.list', {})).not.toContain('MODEL_KEY_COMPATIBLE');
  const keyless = draft('anthropic');
  await bay.ask('provider.set', { provider: keyless, key: null });
  expect(await bay.ask('provider.test', { provider: 'anthropic' })).toMatchObject({
    works: false,
    reason: { code: 'chat.noKey' },
  });
});

test('every connection is listed, and addresses that lead nowhere good are refused', async () => {
  const places = await bay.ask('egress.list', {});
  expect(places).toContainEqual(
    expect.objectContaining({ purpose: '@models', host: `127.0.0.1:${models.port}`, verdict: 'allowed' }),
  );
  await bay.ask('provider.set', {
    provider: { ...draft('compatible'), id: 'bad', baseUrl: 'http://169.254.169.254/v1' },
  });
  expect(await bay.ask('provider.test', { provider: 'bad' })).toMatchObject({
    works: false,
    reason: { code: 'chat.refusedAddress' },
  });
});

test('what cannot be reached as written is refused', async () => {
  const { baseUrl: _none, ...without } = draft('compatible');
  expect(await bay.request('provider.set', { provider: without })).toMatchObject({
    error: { field: 'provider.baseUrl' },
  });
  const azure = { id: 'azure', kind: 'azure' as const, name: 'Azure', models: [] };
  expect(await bay.request('provider.set', { provider: azure })).toMatchObject({
    error: { field: 'provider.resource' },
  });
  const named = { ...draft('compatible'), baseUrl: 'https://me:secret@example.com/v1' };
  expect(await bay.request('provider.set', { provider: named })).toMatchObject({
    error: { field: 'provider.baseUrl' },
  });
});
