import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foreignServer, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const packaged = (name: string): string =>
  resolve(import.meta.dirname, `../../node_modules/@modelcontextprotocol/server-${name}/dist/index.js`);

let bay: TestEngine;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-offers-'));
  writeFileSync(join(folder, 'notes.txt'), 'hello');
  bay = await startEngine({
    servers: [
      foreignServer('everything', [packaged('everything'), 'stdio'], { trusted: true }),
      foreignServer('stranger', [packaged('everything'), 'stdio']),
      foreignServer('filesystem', [packaged('filesystem'), folder]),
      foreignServer('memory', [packaged('memory')], {
        env: { MEMORY_FILE_PATH: join(folder, 'memory.json') },
      }),
      foreignServer('thinking', [packaged('sequential-thinking')]),
    ],
  });
  await bay.ask('workspace.confirm', {});
  const ids = ['everything', 'stranger', 'filesystem', 'memory', 'thinking', 'desktop-commander'];
  for (const id of ids) expect((await bay.start(id)).state.state).toBe('ready');
}, 60_000);

afterAll(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(folder, { recursive: true });
});

const viewOf = async (id: string) =>
  (await bay.ask('state.snapshot', {})).servers.find(({ server }) => server.id === id);

test('everything a server offers is counted and found, and still known when it sleeps', async () => {
  const view = await viewOf('everything');
  expect(view?.tools).toBeGreaterThan(5);
  expect(view?.prompts).toBeGreaterThan(1);
  expect(view?.resources).toBeGreaterThan(1);
  expect(view?.tokens).toBeGreaterThan(200);
  expect(view?.instructions).toBeTypeOf('string');

  await bay.ask('server.stop', { server: 'stranger' });
  const page = await bay.ask('catalog.search', { query: 'echo', server: 'stranger' });
  expect(page.offers[0]).toMatchObject({ kind: 'tool', server: 'stranger', name: 'echo', deceptive: false });
  const offer = await bay.ask('catalog.get', { kind: 'tool', server: 'stranger', name: 'echo' });
  expect(offer).toMatchObject({ kind: 'tool', tool: { definition: { name: 'echo' } } });
  await bay.start('stranger');
});

test('the estimate of tokens is within 10 % of o200k_base, for each server', async () => {
  for (const id of ['everything', 'filesystem', 'memory', 'thinking', 'desktop-commander']) {
    const tools = await bay.ask('tool.list', { server: id });
    const counted = tools
      .map(({ definition: { name, description, inputSchema } }) =>
        JSON.stringify({ name, description, parameters: inputSchema }),
      )
      .reduce((sum, json) => sum + encode(json).length, 0);
    const estimated = (await viewOf(id))?.tokens ?? 0;
    expect(Math.abs(estimated / counted - 1), `${id}: ${estimated} for ${counted}`).toBeLessThan(0.1);
  }
});

test('a prompt and a resource of a trusted server come without a question, and are in the history', async () => {
  const prompt = await bay.ask('prompt.get', {
    server: 'everything',
    name: 'args-prompt',
    args: { city: 'Bern' },
  });
  expect(prompt.outcome.outcome).toBe('ok');
  expect(JSON.stringify(prompt.outcome)).toContain('Bern');

  const { offers } = await bay.ask('catalog.search', { kinds: ['resource'], server: 'everything' });
  const uri = offers[0]?.name ?? '';
  const resource = await bay.ask('resource.read', { server: 'everything', uri });
  expect(resource.outcome).toMatchObject({ outcome: 'ok', result: { contents: [{ uri }] } });

  expect(await bay.ask('call.list', { kind: 'prompt' })).toMatchObject([
    {
      id: prompt.id,
      kind: 'prompt',
      name: 'args-prompt',
      outcome: 'ok',
      decision: { effect: 'allow', rule: 'default:read' },
    },
  ]);
  expect(await bay.ask('call.list', { kind: 'resource', name: uri })).toMatchObject([{ id: resource.id }]);
  expect(await bay.ask('call.list', { via: 'gateway' })).toEqual([]);
});

test('of a server that is not trusted even a read is asked for; a grant covers that URI alone', async () => {
  const { offers } = await bay.ask('catalog.search', { kinds: ['resource'], server: 'stranger' });
  const [first = '', second = ''] = offers.map(({ name }) => name);
  const asked = bay.ask('resource.read', { server: 'stranger', uri: first });
  const approval = await bay.answer({ effect: 'allow', scope: 'always', where: [] });
  expect(approval).toMatchObject({ kind: 'call', callKind: 'resource', tool: { name: first }, args: {} });
  expect((await asked).outcome.outcome).toBe('ok');
  expect((await bay.ask('grant.list', {})).grants).toMatchObject([
    { kind: 'resource', tool: { name: first } },
  ]);

  expect((await bay.ask('resource.read', { server: 'stranger', uri: first })).outcome.outcome).toBe('ok');
  const other = bay.ask('resource.read', { server: 'stranger', uri: second });
  await bay.answer({ effect: 'deny', reason: 'no' });
  expect((await other).outcome.outcome).toBe('denied');
});

test('arguments of a prompt are checked as it lists them, before the server hears of it', async () => {
  const get = async (args: Record<string, string>) =>
    (await bay.ask('prompt.get', { server: 'everything', name: 'args-prompt', args })).outcome;
  expect(await get({})).toMatchObject({ outcome: 'invalid', field: '/city' });
  expect(await get({ city: 'Bern', zip: '3000' })).toMatchObject({ outcome: 'invalid', field: '/zip' });
  expect(
    (await bay.ask('prompt.get', { server: 'everything', name: 'args-promp', args: {} })).outcome,
  ).toMatchObject({ outcome: 'notFound', near: ['args-prompt'], message: { params: { kind: 'prompt' } } });
  expect(
    (await bay.ask('resource.read', { server: 'desktop-commander', uri: 'x://y' })).outcome.outcome,
  ).toBe('notFound');
});

test('a form hears of every problem at once', async () => {
  const problems = await bay.ask('tool.validate', {
    server: 'filesystem',
    name: 'edit_file',
    args: { path: 7 },
  });
  expect(problems.map(({ field }) => field).toSorted()).toEqual(['/edits', '/path']);
  expect(
    await bay.ask('tool.validate', { server: 'everything', name: 'echo', args: { message: 'x' } }),
  ).toEqual([]);
  const missing = await bay.request('tool.validate', { server: 'everything', name: 'nothing', args: {} });
  expect(missing).toMatchObject({ ok: false, error: { reason: { code: 'call.notOffered' } } });
});
