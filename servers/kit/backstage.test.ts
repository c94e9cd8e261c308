import { setImmediate as turn } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { definePrompt } from './prompt.ts';
import { defineResource } from './resource.ts';
import { aboutOf, listsOf, servedLater } from './served.ts';
import { serveOn } from './serve-on.ts';
import { defineServer } from './server.ts';
import type { ServerDefinition } from './server.ts';
import { answerOf } from './testing.ts';
import { defineTool } from './tool.ts';

/** What happened behind the lists, in order. */
let happened: string[];
let logged: string[];
/** Lets the definition be loaded, or not. */
let loading: ReturnType<typeof createLoading>;
let closings: (() => Promise<void>)[];

beforeEach(() => {
  happened = [];
  logged = [];
  closings = [];
  loading = createLoading();
});

afterEach(async () => {
  loading.resolve();
  for (const close of closings) await close();
});

function createLoading() {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  // Nobody may have asked yet when it is refused.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

const say = defineTool({
  name: 'say_word',
  title: 'Say',
  description: 'Says it',
  input: z.object({ word: z.string() }),
  output: z.object({ said: z.string() }),
  risk: ['read'],
  aliases: ['utter'],
  run({ word }) {
    happened.push(`said ${word}`);
    return Promise.resolve({ said: word });
  },
  text: ({ said }) => said,
});

const definition = defineServer({
  name: 'later',
  title: 'Later',
  version: '1.0.0',
  tools: [say],
  resources: [
    defineResource({
      uri: 'word://one',
      name: 'one',
      title: 'One',
      description: 'A word',
      mimeType: 'text/plain',
      read: () => Promise.resolve('one'),
    }),
  ],
  prompts: [
    definePrompt({
      name: 'ask',
      title: 'Ask',
      description: 'Asks',
      input: z.object({}),
      write: () => 'What?',
    }),
  ],
});

const busy: ServerDefinition = {
  ...definition,
  start() {
    happened.push('began');
    return () => {
      happened.push('ended');
      return Promise.resolve();
    };
  },
};

/** Serves it as a build does: its lists as text, itself behind a promise. */
function serveLater(of: ServerDefinition) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const load = async () => {
    happened.push('asked for');
    await loading.promise;
    happened.push('loaded');
    return of;
  };
  const server = servedLater(aboutOf(of), JSON.stringify(listsOf(of)), load);
  const log = (entry: string) => void logged.push(entry);
  const { ended } = serveOn(server, { input, output, env: {}, log });
  const hangUp = async () => {
    input.end();
    await ended;
  };
  closings.push(hangUp);
  return { input, output, hangUp, ended };
}

async function connect(of: ServerDefinition, era: 'modern' | 'legacy' = 'modern') {
  const served = serveLater(of);
  const mode = era === 'modern' ? { pin: '2026-07-28' } : ('legacy' as const);
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(new StdioServerTransport(served.output, served.input));
  const call = async (name: string, word: string) =>
    answerOf(await client.callTool({ name, arguments: { word } }));
  return { ...served, client, call };
}

describe.each(['modern', 'legacy'] as const)('%s era', (era) => {
  test('all lists are answered with nothing loaded; it is loaded once for all first calls', async () => {
    const { client, call } = await connect(definition, era);
    expect(client.getServerVersion()).toMatchObject({ name: 'later', title: 'Later' });
    expect((await client.listTools()).tools).toEqual([say.listed()]);
    expect((await client.listResources()).resources).toMatchObject([{ uri: 'word://one' }]);
    expect((await client.listResourceTemplates()).resourceTemplates).toEqual([]);
    expect((await client.listPrompts()).prompts).toMatchObject([{ name: 'ask' }]);
    await expect(call('say_it', 'a')).rejects.toMatchObject({
      data: { error: { code: 'U', near: ['say_word'] } },
    });
    expect(happened).toEqual([]);

    const first = Promise.all([
      call('say_word', 'a'),
      call('utter', 'b'),
      client.readResource({ uri: 'word://one' }),
      client.getPrompt({ name: 'ask' }),
    ]);
    await expect.poll(() => happened).toEqual(['asked for']);
    loading.resolve();
    const [a, b, { contents }, { messages }] = await first;
    expect([a.text, b.text]).toEqual(['a', 'b']);
    expect(contents).toMatchObject([{ text: 'one' }]);
    expect(messages).toHaveLength(1);
    expect(happened).toEqual(['asked for', 'loaded', 'said a', 'said b']);
  });

  test('what cannot be loaded is an error of each call, with the reason in the log, and it lists on', async () => {
    const { client, call } = await connect(definition, era);
    loading.reject(new Error('half of the file is missing'));
    for (const name of ['say_word', 'utter'])
      expect((await call(name, 'a')).error).toMatchObject({ code: 'I' });
    await expect(client.readResource({ uri: 'word://one' })).rejects.toMatchObject({
      data: { error: { code: 'I' } },
    });
    await expect(client.getPrompt({ name: 'ask' })).rejects.toMatchObject({ data: { error: { code: 'I' } } });
    expect((await client.listTools()).tools).toHaveLength(1);
    expect(happened).toEqual(['asked for']);
    expect(logged.filter((entry) => entry.includes('half of the file is missing'))).toHaveLength(4);
  });

  test('a call that is cancelled while it is loaded does nothing', async () => {
    const { client, call } = await connect(definition, era);
    const cancel = new AbortController();
    const params = { name: 'say_word', arguments: { word: 'never' } };
    const call1 = client.callTool(params, { signal: cancel.signal });
    await expect.poll(() => happened).toEqual(['asked for']);
    cancel.abort();
    await expect(call1).rejects.toThrow();
    const call2 = call('say_word', 'a');
    loading.resolve();
    await call2;
    expect(happened).toEqual(['asked for', 'loaded', 'said a']);
  });
});

test('what it does by itself begins once its list is answered, and ends when the client hangs up', async () => {
  const { client, hangUp } = await connect(busy);
  loading.resolve();
  expect(happened).toEqual([]);
  await client.listTools();
  happened.push('listed');
  await client.listTools();
  await expect.poll(() => happened).toContain('began');
  await hangUp();
  expect(happened).toEqual(['listed', 'asked for', 'loaded', 'began', 'ended']);
  expect(logged).toEqual([]);
});

test('it begins before the first call, and a little later when nobody lists or calls', async () => {
  const { call } = await connect(busy);
  loading.resolve();
  await call('say_word', 'a');
  expect(happened).toEqual(['asked for', 'loaded', 'began', 'said a']);
  happened = [];
  serveLater(busy);
  await expect.poll(() => happened).toEqual(['asked for', 'loaded', 'began']);
});

test('who hangs up before that, or while it is loaded, has begun nothing', async () => {
  loading.resolve();
  const early = await connect(busy);
  await early.hangUp();
  expect(happened).toEqual([]);

  loading = createLoading();
  const late = await connect(busy);
  await late.client.listTools();
  await expect.poll(() => happened).toEqual(['asked for']);
  late.input.end();
  await turn();
  loading.resolve();
  await late.ended;
  expect(happened).toEqual(['asked for', 'loaded']);
});

test('what keeps it from beginning by itself is in its log', async () => {
  loading.reject(new Error('half of the file is missing'));
  const { client } = await connect(busy);
  await client.listTools();
  await expect.poll(() => logged.join('\n')).toContain('half of the file is missing');
});
