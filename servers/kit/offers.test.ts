import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ToolFailure } from './failure.ts';
import { gatherContext } from './gather-context.ts';
import { definePrompt } from './prompt.ts';
import { defineResource } from './resource.ts';
import { defineServer } from './server.ts';
import { connectTo } from './testing.ts';
import type { TestClient } from './testing.ts';
import { defineTool } from './tool.ts';

const guide = defineResource({
  uri: 'guide://start',
  name: 'guide',
  title: 'Guide',
  description: 'How to start',
  mimeType: 'text/plain',
  read: () => Promise.resolve('begin'),
});

const page = defineResource({
  uriTemplate: 'page://{book}/{name}.x',
  name: 'page',
  title: 'Page',
  description: 'A page',
  mimeType: 'application/octet-stream',
  read(_context, { uri, variables }) {
    if (variables['name'] === 'none') throw new ToolFailure('N', `${uri} is not there`, { why: 'hunter22' });
    if (variables['name'] === 'broken') throw new Error('hunter22');
    return Promise.resolve(Buffer.from(`${variables['book']}/${variables['name']}`));
  },
});

const ask = definePrompt({
  name: 'ask',
  title: 'Ask',
  description: 'Asks',
  input: z.object({ what: z.string().min(1).describe('The question'), how: z.string().default('kindly') }),
  write: ({ what, how }) => `Ask ${what} ${how}`,
});

const leak = defineTool({
  name: 'leak',
  title: 'Leak',
  description: 'Fails with a secret',
  input: z.object({}),
  output: z.object({}),
  risk: ['read'],
  run: (_input, { settings }) => {
    const token = settings.need('TOKEN');
    throw new ToolFailure('E', `refused ${token}`, { stderr: [`x${token}`], exitCode: 2 });
  },
  text: () => '',
});

const context = gatherContext('offering', (_context, deployment) =>
  Promise.resolve({ pods: 3, asked: deployment }),
);

const definition = defineServer({
  name: 'offering',
  title: 'Offering',
  version: '1.0.0',
  tools: [leak, context.tool],
  resources: [guide, page, context.resource],
  prompts: [ask],
  settings: [{ env: 'TOKEN', kind: 'secret', required: true }],
});

describe.each(['modern', 'legacy'] as const)('%s era', (era) => {
  let server: TestClient;

  beforeEach(async () => {
    server = await connectTo(definition, { era, settings: { TOKEN: 'hunter22' } });
  });

  afterEach(() => server.close());

  test('lists resources, templates and prompts', async () => {
    const { resources } = await server.client.listResources();
    expect(resources.map(({ uri, mimeType }) => [uri, mimeType])).toEqual([
      ['guide://start', 'text/plain'],
      ['context://offering', 'application/json'],
    ]);
    const { resourceTemplates } = await server.client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(['page://{book}/{name}.x']);
    const { prompts } = await server.client.listPrompts();
    expect(prompts).toMatchObject([
      {
        name: 'ask',
        arguments: [
          { name: 'what', description: 'The question', required: true },
          { name: 'how', required: false },
        ],
      },
    ]);
  });

  test('reads text, and bytes by the variables of the address', async () => {
    expect((await server.client.readResource({ uri: 'guide://start' })).contents).toEqual([
      { uri: 'guide://start', mimeType: 'text/plain', text: 'begin' },
    ]);
    const { contents } = await server.client.readResource({ uri: 'page://a%2Fb/c.x' });
    expect(contents).toMatchObject([{ blob: Buffer.from('a/b/c').toString('base64') }]);
  });

  test.each([
    'guide://other',
    'page://a/b',
    'page://a/b/c.x',
    'page://a/bzx',
    'page://%/b.x',
    'apage://a/b.x',
  ])('%s is not there', async (uri) => {
    await expect(server.client.readResource({ uri })).rejects.toThrow(/not found/i);
  });

  test('what cannot be read says why, without secrets', async () => {
    await expect(server.client.readResource({ uri: 'page://a/none.x' })).rejects.toMatchObject({
      data: { error: { code: 'N', message: 'page://a/none.x is not there', why: '[redacted]' } },
    });
    await expect(server.client.readResource({ uri: 'page://a/broken.x' })).rejects.toMatchObject({
      data: { error: { code: 'I' } },
    });
    expect(server.logged.join()).toMatch(/page:\/\/a\/broken\.x: Error: \[redacted\]/);
  });

  test('fills in a prompt; a wrong argument is named', async () => {
    const { messages } = await server.client.getPrompt({ name: 'ask', arguments: { what: 'why' } });
    expect(messages).toEqual([{ role: 'user', content: { type: 'text', text: 'Ask why kindly' } }]);
    for (const [args, field] of [
      [{}, 'what'],
      [{ what: 'x', who: 'y' }, 'who'],
    ] as const) {
      await expect(server.client.getPrompt({ name: 'ask', arguments: args })).rejects.toMatchObject({
        code: -32602,
        data: { error: { code: 'V', field } },
      });
    }
    await expect(server.client.getPrompt({ name: 'other' })).rejects.toThrow('Unknown prompt');
  });

  test('secrets of the settings are in no failure', async () => {
    expect((await server.call('leak', {})).error).toEqual({
      code: 'E',
      message: 'refused [redacted]',
      stderr: ['x[redacted]'],
      exitCode: 2,
    });
  });

  test('the context is a tool and a resource', async () => {
    const deployment_context = { environment: 'test' };
    const { data, text } = await server.call('gather_context', { deployment_context });
    expect(data).toMatchObject({ server: 'offering', context: { pods: 3, asked: deployment_context } });
    expect(JSON.parse(text)).toEqual({ pods: 3, asked: deployment_context });
    const { contents } = await server.client.readResource({ uri: 'context://offering' });
    const [first] = contents;
    expect(JSON.parse(first !== undefined && 'text' in first ? first.text : '')).toMatchObject({
      server: 'offering',
      context: { pods: 3, asked: {} },
    });
  });
});

test('two things of one name are refused', () => {
  expect(() => defineServer({ ...definition, resources: [guide, guide] })).toThrow('guide://start');
  expect(() => defineServer({ ...definition, prompts: [ask, ask] })).toThrow('two prompts');
});
