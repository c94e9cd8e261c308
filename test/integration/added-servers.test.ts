import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countingDraft, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

let bay: TestEngine;
let scratch: string;
let counter: string;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'patchbay-added-'));
  counter = join(scratch, 'count');
  bay = await startEngine();
});
afterEach(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});

const draft = (id: string, env: Record<string, string> = {}) => countingDraft(id, env);
const allow = { effect: 'allow', scope: 'call', where: [] } as const;
const counted = () => (existsSync(counter) ? readFileSync(counter, 'utf8').trim().split('\n') : []);

test('secrets that come with a server are stored with it, or not at all', async () => {
  const server = draft('mine', { COUNTER_FILE: '${secret:COUNTER}' });
  const secrets = [{ name: 'COUNTER', value: counter }];
  await bay.ask('secret.set', { name: 'TAKEN', value: 'of another' });
  const taken = await bay.request('server.add', {
    server,
    secrets: [...secrets, { name: 'TAKEN', value: 'x' }],
  });
  expect(taken).toMatchObject({
    error: { field: 'secrets.1.name', reason: { code: 'request.secretExists' } },
  });
  expect(await bay.request('server.add', { server: draft('desktop-commander'), secrets })).toMatchObject({
    error: { field: 'server.id' },
  });
  expect(await bay.ask('secret.list', {})).toEqual(['TAKEN']);
  expect((await bay.ask('state.snapshot', {})).servers).toHaveLength(1);

  await bay.ask('server.add', { server, secrets });
  expect(await bay.ask('secret.list', {})).toEqual(['COUNTER', 'TAKEN']);
  const change = {
    launch: draft('mine', { COUNTER_FILE: '${secret:COUNTER}', T: '${secret:TOKEN}' }).launch,
  };
  const token = { name: 'TOKEN', value: 'sup3r-s3cret-value-0815' };
  const later = { ...change, workspace: 'nobody' };
  expect(
    await bay.request('server.update', { server: 'mine', change: later, secrets: [token] }),
  ).toMatchObject({ error: { field: 'change.workspace' } });
  expect(
    await bay.request('server.update', {
      server: 'mine',
      change,
      secrets: [{ name: 'COUNTER', value: 'elsewhere' }, token, { name: 'TAKEN', value: 'x' }],
    }),
  ).toMatchObject({ error: { field: 'secrets.2.name' } });
  expect(await bay.ask('secret.list', {})).toEqual(['COUNTER', 'TAKEN']);
  // What was refused put back the value that the server had, and what it refers to may be replaced.
  await bay.ask('server.update', { server: 'mine', change, secrets: [token] });
  const started = bay.start('mine');
  await bay.answer(allow as never);
  await started;
  const call = bay.call('mine', 'count');
  await bay.answer(allow as never);
  await call;
  expect(counted()).toEqual(['once']);
  await bay.ask('server.update', {
    server: 'mine',
    change,
    secrets: [{ ...token, value: 'another-value-1' }],
  });
});

test('a server at a URL is added from what was pasted, and says where it comes from', async () => {
  const { drafts, secrets } = await bay.ask('server.parse', {
    text: 'claude mcp add --transport http far https://mcp.example.com/mcp -H "Authorization: Bearer abc-123"',
  });
  expect(secrets).toEqual([
    { server: 'far', variable: 'Authorization', name: 'FAR_AUTHORIZATION', value: 'abc-123' },
  ]);
  const [server] = drafts;
  if (server === undefined) throw new Error('nothing was read');
  expect((await bay.ask('server.add', { server })).server).toMatchObject({ source: 'url' });
  const { launch } = draft('far');
  const local = await bay.ask('server.update', { server: 'far', change: { launch } });
  expect(local.server).toMatchObject({ source: 'command' });
});
