import { afterAll, beforeAll, expect, test } from 'vitest';
import { MODEL_KEY, startModelServer } from '../fixtures/models/model-server.ts';
import type { ModelServer } from '../fixtures/models/model-server.ts';
import { says } from '../fixtures/models/script.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({ script: () => says('hello'), models: ['one', 'two'] });
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json' };
const openai = { authorization: `Bearer ${MODEL_KEY}` };
const anthropic = { 'x-api-key': MODEL_KEY, 'anthropic-version': '2023-06-01' };
const messages = [{ role: 'user', content: 'hi' }];
const chat = { model: 'one', messages };

async function post(path: string, headers: Record<string, string>, body: unknown): Promise<number> {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: sent });
  await response.text();
  return response.status;
}

const CHAT = '/chat/completions';

test.each<[string, string, Record<string, string>, unknown, number]>([
  ['what is right', CHAT, { ...json, ...openai }, chat, 200],
  ['no key', CHAT, json, chat, 401],
  ['another content type', CHAT, { 'content-type': 'text/plain', ...openai }, chat, 415],
  ['a field that is not there', CHAT, { ...json, ...openai }, { ...chat, top_k: 3 }, 400],
  ['no JSON', CHAT, { ...json, ...openai }, '{', 400],
  [
    'a name of a tool with a dot',
    CHAT,
    { ...json, ...openai },
    { ...chat, tools: [{ type: 'function', function: { name: 'a.b' } }] },
    400,
  ],
  [
    'a result without its call',
    CHAT,
    { ...json, ...openai },
    { ...chat, messages: [...messages, { role: 'tool', tool_call_id: 'x', content: '' }] },
    400,
  ],
  ['another path', '/completions', { ...json, ...openai }, chat, 404],
  ['what is right', '/messages', { ...json, ...anthropic }, { ...chat, max_tokens: 9 }, 200],
  ['no key', '/messages', { ...json, 'anthropic-version': '2023-06-01' }, { ...chat, max_tokens: 9 }, 401],
  ['no version', '/messages', { ...json, 'x-api-key': MODEL_KEY }, { ...chat, max_tokens: 9 }, 400],
  ['no limit of tokens', '/messages', { ...json, ...anthropic }, chat, 400],
  ['another content type', '/messages', { 'content-type': 'text/plain', ...anthropic }, chat, 415],
  [
    'a field that is not there',
    '/messages',
    { ...json, ...anthropic },
    { ...chat, max_tokens: 9, seed: 3 },
    400,
  ],
])('%s at %s', async (_what, path, headers, body, status) => {
  expect(await post(path, headers, body)).toBe(status);
});

test('models are listed as each vendor does, and to nobody without a key', async () => {
  const list = async (headers: Record<string, string>): Promise<unknown> => {
    const response = await fetch(`${server.url}/models`, { headers });
    return response.ok ? response.json() : response.status;
  };
  expect(await list(openai)).toMatchObject({ object: 'list', data: [{ id: 'one' }, { id: 'two' }] });
  expect(await list(anthropic)).toMatchObject({ has_more: false, data: [{ id: 'one' }, { id: 'two' }] });
  expect(await list({})).toBe(401);
  expect(await list({ 'anthropic-version': '2023-06-01' })).toBe(401);
});
