import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from './failure.ts';
import { defineServer } from './server.ts';
import type { ServerDefinition } from './server.ts';
import { connectTo } from './testing.ts';
import type { TestClient } from './testing.ts';
import { defineTool } from './tool.ts';

const output = z.object({ said: z.string() });

const repeat = defineTool({
  name: 'repeat_text',
  title: 'Repeat text',
  description: 'Repeats it',
  input: z.object({
    text: z.string().min(1),
    times: z.int().min(1).max(3).default(1),
    style: z.object({ loud: z.boolean() }).optional(),
  }),
  output,
  risk: ['read'],
  aliases: ['echo'],
  run: async ({ text, times }) => ({ said: text.repeat(times) }),
  text: ({ said }) => `I say ${said}`,
});

/** Does one of the things that go wrong. */
const fail = defineTool({
  name: 'fail',
  title: 'Fail',
  description: 'Fails',
  input: z.object({ how: z.enum(['failure', 'surprise', 'system', 'output', 'workspace']) }),
  output,
  risk: ['execute', 'network'],
  async run({ how }, { workspace }) {
    if (how === 'failure') throw new ToolFailure('R', 'Too fast.', { retryAfterMs: 5 });
    if (how === 'surprise') throw new Error('the secret is hunter2');
    if (how === 'system') {
      throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
    }
    if (how === 'workspace') return { said: (await workspace.locate('where', 'a', 'mayCreate')).path };
    return { said: 5 as unknown as string };
  },
  text: ({ said }) => said,
});

let aborted: Promise<void>;
let onAborted: () => void;

const wait = defineTool({
  name: 'wait',
  title: 'Wait',
  description: 'Waits until it is cancelled',
  input: z.object({}),
  output,
  risk: ['write'],
  annotations: { idempotentHint: true },
  async run(_input, { signal, progress }) {
    const called = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    await progress(1, 2, 'half');
    await called;
    onAborted();
    signal.throwIfAborted();
    return { said: 'too late' };
  },
  text: ({ said }) => said,
});

const definition: ServerDefinition = defineServer({
  name: 'kit-test',
  title: 'Kit test',
  version: '1.2.3',
  instructions: 'Use it.',
  tools: [repeat, fail, wait],
});

describe.each(['modern', 'legacy'] as const)('%s era', (era) => {
  let server: TestClient;

  beforeEach(async () => {
    aborted = new Promise((resolve) => {
      onAborted = resolve;
    });
    server = await connectTo(definition, { era });
  });

  afterEach(() => server.close());

  test('says what it is and lists its tools with hints from their risk', async () => {
    expect(server.client.getProtocolEra()).toBe(era);
    expect(server.client.getServerVersion()).toMatchObject({ name: 'kit-test', version: '1.2.3' });
    expect(server.client.getInstructions()).toBe('Use it.');
    const { tools } = await server.client.listTools();
    expect(tools.map(({ name, annotations }) => [name, annotations])).toEqual([
      ['repeat_text', { readOnlyHint: true, destructiveHint: false, openWorldHint: false }],
      ['fail', { readOnlyHint: false, destructiveHint: true, openWorldHint: true }],
      ['wait', { readOnlyHint: false, destructiveHint: false, openWorldHint: false, idempotentHint: true }],
    ]);
    expect(tools[0]?.inputSchema).toMatchObject({
      type: 'object',
      required: ['text'],
      additionalProperties: false,
      properties: { times: { default: 1, type: 'integer', minimum: 1, maximum: 3 } },
    });
  });

  test('answers with structured content and with text, also under an alias', async () => {
    for (const name of ['repeat_text', 'echo']) {
      expect(await server.call(name, { text: 'hi', times: 2 })).toEqual({
        text: 'I say hihi',
        data: { said: 'hihi' },
        error: undefined,
      });
    }
  });

  test.each<[JsonObject, string, string]>([
    [{}, 'text', 'is required (string)'],
    [{ text: 5 }, 'text', 'expected string, received number'],
    [{ text: null }, 'text', 'expected string, received null'],
    [{ text: '' }, 'text', 'Too small'],
    [{ text: 'a', times: 4 }, 'times', 'Too big'],
    [{ text: 'a', times: 1.5 }, 'times', 'expected int'],
    [{ text: 'a', style: {} }, 'style.loud', 'is required (boolean)'],
    [{ text: 'a', tmes: 2 }, 'tmes', 'is not a known parameter; the tool takes text, times, style'],
    [{ text: 'a', constructor: 2 }, 'constructor', 'is not a known parameter'],
  ])('%j is V and names %s', async (args, field, problem) => {
    const { error, text } = await server.call('repeat_text', args);
    expect(error).toMatchObject({ code: 'V', field });
    expect(text).toContain(`${field}: `);
    expect(text).toContain(problem);
  });

  test('every wrong field is told', async () => {
    const { error } = await server.call('repeat_text', { text: 1, times: 'x', more: 1 });
    const problems = error?.['problems'] as { field: string }[];
    expect(problems.map(({ field }) => field)).toEqual(['text', 'times', 'more']);
  });

  test('failures carry their letter and fields', async () => {
    expect(await server.call('fail', { how: 'failure' })).toMatchObject({
      text: 'Too fast.',
      error: { code: 'R', message: 'Too fast.', retryAfterMs: 5 },
    });
    expect((await server.call('fail', { how: 'system' })).error).toMatchObject({ code: 'E', errno: 'EIO' });
    expect(server.logged).toEqual([]);
  });

  test('a surprise is I; its details are in the log and not in the answer', async () => {
    for (const how of ['surprise', 'output']) {
      const { error, data, text } = await server.call('fail', { how });
      expect(error).toMatchObject({ code: 'I' });
      expect(JSON.stringify(data) + text).not.toMatch(/hunter2|\.ts:|at /);
    }
    expect(server.logged[0]).toMatch(/^fail: Error: the secret is hunter2\n\s+at /);
    expect(server.logged).toHaveLength(2);
  });

  test('without a workspace it says which is needed and how to get it', async () => {
    const { error, text } = await server.call('fail', { how: 'workspace' });
    expect(error).toMatchObject({ code: 'D' });
    expect(text).toMatch(/No workspace folder was given.*PATCHBAY_WORKSPACE.*start the server again/);
  });

  test('what it answers matches the schema that it lists, failures too', async () => {
    const { tools } = await server.client.listTools();
    const ajv = new Ajv2020();
    const answers = {
      repeat_text: [await server.call('repeat_text', { text: 'a' }), await server.call('repeat_text', {})],
      fail: [await server.call('fail', { how: 'failure' }), await server.call('fail', { how: 'surprise' })],
    };
    for (const [name, given] of Object.entries(answers)) {
      const schema = tools.find((tool) => tool.name === name)?.outputSchema;
      const matches = ajv.compile(schema ?? false);
      for (const { data } of given) expect(matches(data)).toBe(true);
      expect(matches({ said: 1 })).toBe(false);
    }
  });

  test('an unknown tool is a protocol error that lists near names', async () => {
    await expect(server.call('repeat', {})).rejects.toMatchObject({
      code: -32602,
      message: 'Unknown tool: repeat; near: repeat_text',
      data: { error: { code: 'U', near: ['repeat_text'] } },
    });
    await expect(server.call('toString', {})).rejects.toMatchObject({
      data: { error: { code: 'U', near: [] } },
    });
  });

  test('progress reaches the caller, cancelling reaches the tool', async () => {
    const cancel = new AbortController();
    const progress: unknown[] = [];
    const call = server.call(
      'wait',
      {},
      {
        signal: cancel.signal,
        onprogress: (update) => {
          progress.push(update);
          cancel.abort('enough');
        },
      },
    );
    await expect(call).rejects.toThrow();
    await aborted;
    // A later answer: by then the cancelled call has come to its end too.
    await server.call('repeat_text', { text: 'a' });
    expect(progress).toEqual([{ progress: 1, total: 2, message: 'half' }]);
    expect(server.logged).toEqual([]);
  });
});

test('two tools of one name are refused', () => {
  expect(() => defineServer({ ...definition, tools: [repeat, { ...wait, aliases: ['echo'] }] })).toThrow(
    'echo',
  );
});
