import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foreignServer, FIXTURES, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const strange = join(FIXTURES, 'servers/strange-lists.mjs');
let bay: TestEngine;

beforeAll(async () => {
  bay = await startEngine({
    servers: [
      foreignServer('odd', [strange], { trusted: true }),
      foreignServer('many', [strange, '--many'], { trusted: true }),
      foreignServer('endless', [strange, '--endless'], { trusted: true }),
    ],
  });
  for (const id of ['odd', 'many', 'endless']) expect((await bay.start(id)).state.state, id).toBe('ready');
}, 60_000);

afterAll(async () => {
  await bay.close();
  removeHome(bay.home);
});

const viewOf = async (id: string) =>
  (await bay.ask('state.snapshot', {})).servers.find(({ server }) => server.id === id);

test('names of 2,000 characters are names; longer ones and a refused list are warnings', async () => {
  const view = await viewOf('odd');
  expect(view?.tools).toBe(7);
  expect(view?.warnings.map(({ code }) => code).toSorted()).toEqual([
    'catalog.dropped',
    'catalog.listFailed',
    'catalog.outsideRef',
  ]);
  expect(view?.instructions).toHaveLength(20_000);
  expect((await bay.call('odd', 'n'.repeat(2000))).outcome).toBe('ok');
});

test('what deceives a reader is marked', async () => {
  const { offers } = await bay.ask('catalog.search', { server: 'odd' });
  const marked = offers.filter(({ deceptive }) => deceptive).map(({ name }) => name);
  expect(marked).toEqual(['re\u0430d', 'quiet']);
});

test('a recursive schema checks, a slow pattern does not slow, one that points outside is never followed', async () => {
  expect(await bay.call('odd', 'tree', { child: { child: {} } })).toMatchObject({ outcome: 'ok' });
  expect(await bay.call('odd', 'tree', { child: { child: 7 } })).toMatchObject({ field: '/child/child' });
  const long = { a: `${'a'.repeat(50_000)}!` };
  expect(await bay.call('odd', 'slow-pattern', long)).toMatchObject({ outcome: 'invalid', field: '/a' });
  expect(await bay.call('odd', 'fetching', { a: 1 })).toMatchObject({
    outcome: 'unavailable',
    reason: { code: 'call.schemaBroken' },
  });
  const [problem] = await bay.ask('tool.validate', { server: 'odd', name: 'fetching', args: {} });
  expect(problem?.message.code).toBe('call.schemaBroken');
});

test('a result of 16 MB arrives whole', async () => {
  const outcome = await bay.call('odd', 'large');
  if (outcome.outcome !== 'ok') throw new Error(JSON.stringify(outcome).slice(0, 500));
  const { content } = outcome.result as { content: { text: string }[] };
  expect(content[0]?.text.length).toBe(16 * 1024 * 1024);
  const [record] = await bay.ask('call.list', { name: 'large' });
  expect(JSON.stringify(record).length).toBeLessThan(20_000);
});

test('5,000 tools are all there and all found; pages without end are cut', async () => {
  expect(await viewOf('many')).toMatchObject({ tools: 5_000, warnings: [{ code: 'catalog.listFailed' }] });
  const page = await bay.ask('catalog.search', { query: 'tool_4999', limit: 10 });
  expect(page.offers[0]?.name).toBe('tool_4999');
  expect((await bay.ask('catalog.search', { query: 'folder query', limit: 10 })).total).toBe(5_000);

  const endless = await viewOf('endless');
  expect(endless?.tools).toBe(64);
  expect(endless?.warnings.map(({ code }) => code)).toContain('catalog.listTooLong');
});
