// The scripted provider is believed only as far as the vendors' own packages understand it.
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, jsonSchema, streamText, tool } from 'ai';
import type { LanguageModel, ModelMessage } from 'ai';
import { afterEach, expect, test } from 'vitest';
import { MODEL_KEY, startModelServer } from '../fixtures/models/model-server.ts';
import type { ModelServer } from '../fixtures/models/model-server.ts';
import { inOrder, says, wantsTools } from '../fixtures/models/script.ts';
import type { ModelScript } from '../fixtures/models/script.ts';

let open: ModelServer[] = [];
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()));
  open = [];
});

async function start(script: ModelScript): Promise<ModelServer> {
  const server = await startModelServer({ script });
  open.push(server);
  return server;
}

type Api = 'openai' | 'anthropic';
const APIS: Api[] = ['openai', 'anthropic'];

function client(api: Api, server: ModelServer, { key = MODEL_KEY, model = 'scripted' } = {}): LanguageModel {
  const options = { baseURL: server.url, apiKey: key };
  return api === 'anthropic'
    ? createAnthropic(options)(model)
    : createOpenAICompatible({ ...options, name: 'scripted', includeUsage: true })(model);
}

const inputSchema = jsonSchema<{ city: string }>({
  type: 'object',
  properties: { city: { type: 'string' } },
});
const tools = { weather: tool({ description: 'Weather of a city', inputSchema }) };

/** Everything that a stream says, errors as they come. */
async function listen(model: LanguageModel, messages: ModelMessage[] = [{ role: 'user', content: 'hello' }]) {
  const result = streamText({
    model,
    messages,
    tools,
    maxRetries: 0,
    maxOutputTokens: 100,
    onError: () => undefined,
  });
  const said = {
    text: '',
    reasoning: '',
    calls: [] as { name: string; input: unknown }[],
    errors: [] as unknown[],
  };
  try {
    for await (const part of result.stream) {
      if (part.type === 'text-delta') said.text += part.text;
      if (part.type === 'reasoning-delta') said.reasoning += part.text;
      if (part.type === 'tool-call') said.calls.push({ name: part.toolName, input: part.input });
      if (part.type === 'error') said.errors.push(part.error);
    }
  } catch (error) {
    // A connection that is cut is thrown, not said.
    said.errors.push(error);
  }
  return { ...said, result };
}

test.each(APIS)('%s: text, reasoning and usage arrive as they were scripted', async (api) => {
  const pieces = [{ reasoning: 'hm' }, { text: ['Hel', 'lo', ' you'] }];
  const server = await start(inOrder({ pieces, usage: { input: 11, output: 7 } }));
  const { text, reasoning, errors, result } = await listen(client(api, server));
  expect({ text, reasoning, errors }).toEqual({ text: 'Hello you', reasoning: 'hm', errors: [] });
  expect(await result.usage).toMatchObject({ inputTokens: 11, outputTokens: 7 });
  expect(await result.finishReason).toBe('stop');
  expect(server.asked).toMatchObject([{ api, model: 'scripted', stream: true, tools: ['weather'] }]);
});

test.each(APIS)(
  '%s: parallel calls come in fragments, and their results are seen by the script',
  async (api) => {
    const calls = [
      { name: 'weather', args: { city: 'Wien, the one on the Danube' } },
      { name: 'weather', args: { city: 'Graz' } },
    ];
    const server = await start(inOrder(wantsTools(calls), says('done')));
    const model = client(api, server);
    const first = await listen(model);
    expect(first.calls).toEqual(calls.map(({ name, args }) => ({ name, input: args })));
    expect(await first.result.finishReason).toBe('tool-calls');
    const asked = await first.result.toolCalls;
    const content = asked.map(({ toolCallId, toolName }, index) => {
      const output = { type: 'text' as const, value: `sunny ${index}` };
      return { type: 'tool-result' as const, toolCallId, toolName, output };
    });
    const before = (await first.result.response).messages;
    const second = await listen(model, [
      { role: 'user', content: 'hello' },
      ...before,
      { role: 'tool', content },
    ]);
    expect(second.text).toBe('done');
    expect(server.asked[1]?.results).toEqual(['sunny 0', 'sunny 1']);
  },
);

test.each(APIS)(
  '%s: arguments that are no JSON reach the caller as a call that cannot be read',
  async (api) => {
    const server = await start(inOrder(wantsTools([{ name: 'weather', args: '{"city": "Wi' }])));
    const { result } = await listen(client(api, server));
    expect(await result.toolCalls).toMatchObject([{ toolName: 'weather', invalid: true }]);
  },
);

test.each([
  ['openai', 'wrongKey', 401],
  ['openai', 'limited', 429],
  ['openai', 'overloaded', 503],
  ['openai', 'contextOverflow', 400],
  ['anthropic', 'wrongKey', 401],
  ['anthropic', 'limited', 429],
  ['anthropic', 'overloaded', 529],
  ['anthropic', 'contextOverflow', 400],
] as const)('%s: %s is a %i with its header', async (api, fault, status) => {
  const server = await start(() => ({ fault, retryAfterSeconds: 3 }));
  const { errors } = await listen(client(api, server));
  const [error] = errors;
  if (!APICallError.isInstance(error)) throw new Error(`not an error of the API: ${String(error)}`);
  expect(error.statusCode).toBe(status);
  expect(error.responseHeaders?.['retry-after']).toBe('3');
});

test.each(APIS)(
  '%s: a cut stream, an error in it and a delta that is no JSON are errors after the first words',
  async (api) => {
    for (const ending of ['cut', 'error', 'malformed'] as const) {
      const server = await start(() => says('half of it', { ending }));
      const { text, errors } = await listen(client(api, server));
      expect({ ending, text, errors: errors.length > 0 }).toEqual({
        ending,
        text: 'half of it',
        errors: true,
      });
    }
  },
);

test.each(APIS)('%s: a caller who goes away is noticed', async (api) => {
  const server = await start(() => says(['first'], { ending: 'silent' }));
  const going = new AbortController();
  const model = client(api, server);
  const { stream } = streamText({
    model,
    prompt: 'hello',
    abortSignal: going.signal,
    maxRetries: 0,
    maxOutputTokens: 100,
  });
  for await (const part of stream) if (part.type === 'text-delta') going.abort();
  await server.asked[0]?.gone;
});

test.each(APIS)('%s: without a stream it is the same answer', async (api) => {
  const server = await start(() => ({ pieces: [{ text: ['a', 'b'] }], usage: { input: 5, output: 2 } }));
  const { text, usage } = await generateText({
    model: client(api, server),
    prompt: 'hello',
    maxRetries: 0,
    maxOutputTokens: 100,
  });
  expect({ text, input: usage.inputTokens, output: usage.outputTokens }).toEqual({
    text: 'ab',
    input: 5,
    output: 2,
  });
});

test.each(APIS)('%s: a key that is wrong and a model that is not there are refused', async (api) => {
  const server = await start(() => says('never'));
  const statusOf = async (model: LanguageModel): Promise<unknown> => {
    const [error] = (await listen(model)).errors;
    return APICallError.isInstance(error) ? error.statusCode : error;
  };
  expect(await statusOf(client(api, server, { key: 'sk-wrong' }))).toBe(401);
  expect(await statusOf(client(api, server, { model: 'other' }))).toBe(404);
});
