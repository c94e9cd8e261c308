import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countingDraft, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

let bay: TestEngine;
let scratch: string;
let counter: string;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'patchbay-own-'));
  counter = join(scratch, 'count');
  bay = await startEngine();
});
afterEach(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});

const draft = (id: string, env: Record<string, string> = {}) =>
  countingDraft(id, { COUNTER_FILE: counter, ...env });
const allow = { effect: 'allow', scope: 'call', where: [] } as const;
const code = (reply: Awaited<ReturnType<TestEngine['request']>>) =>
  reply.ok ? 'ok' : reply.error.reason.code;
const counted = () => (existsSync(counter) ? readFileSync(counter, 'utf8').trim().split('\n') : []);

async function addAndStart(id = 'mine'): Promise<void> {
  await bay.ask('server.add', { server: draft(id) });
  const started = bay.start(id);
  await bay.answer(allow as never);
  expect((await started).state.state).toBe('ready');
}

test('a server of the user is asked for once, with its whole command, and then runs without a question', async () => {
  await bay.ask('server.add', { server: draft('mine') });
  const refused = bay.request('server.start', { server: 'mine' });
  const asked = await bay.answer({ effect: 'deny' });
  expect(asked).toMatchObject({
    kind: 'command',
    server: 'mine',
    surface: 'approval',
    launch: draft('mine').launch,
  });
  expect(code(await refused)).toBe('request.commandRefused');
  const view = (await bay.ask('state.snapshot', {})).servers.find(({ server }) => server.id === 'mine');
  expect(view).toMatchObject({ state: { state: 'stopped' } });
  expect(view?.pid).toBeUndefined();

  const started = bay.start('mine');
  await bay.answer(allow as never);
  expect((await started).state.state).toBe('ready');
  await bay.ask('server.stop', { server: 'mine' });
  expect((await bay.start('mine')).state.state).toBe('ready');
});

test('the command is approved in the approval window alone', async () => {
  await bay.ask('server.add', { server: draft('mine') });
  const started = bay.request('server.start', { server: 'mine' });
  await expect.poll(() => bay.ask('approval.list', {})).toHaveLength(1);
  const [approval] = await bay.ask('approval.list', {});
  const answer = { id: approval?.id ?? '', answer: { effect: 'allow', scope: 'call', where: [] } } as never;
  expect(code(await bay.request('approval.answer', answer))).toBe('request.answerInApprovalWindow');
  // A stop calls the start off, and the question goes away with it.
  await bay.ask('server.stop', { server: 'mine' });
  expect(code(await started)).toBe('request.commandRefused');
  expect(await bay.ask('approval.list', {})).toEqual([]);
});

test('an edit of the launch stops it and is asked for again; an edit of the title is not', async () => {
  await addAndStart();
  const renamed = await bay.ask('server.update', { server: 'mine', change: { title: 'My own' } });
  expect(renamed).toMatchObject({ server: { title: 'My own' }, state: { state: 'ready' } });
  const moved = await bay.ask('server.update', {
    server: 'mine',
    change: { launch: draft('mine', { EXTRA: '1' }).launch },
  });
  expect(moved.state.state).toBe('stopped');
  const started = bay.start('mine');
  const asked = await bay.answer(allow as never);
  expect(asked).toMatchObject({ kind: 'command', launch: { env: { EXTRA: '1' } } });
  expect((await started).state.state).toBe('ready');
});

test('an edit made while the question is open is not covered by its answer', async () => {
  await bay.ask('server.add', { server: draft('mine') });
  const started = bay.request('server.start', { server: 'mine' });
  await expect.poll(() => bay.ask('approval.list', {})).toHaveLength(1);
  await bay.ask('server.update', {
    server: 'mine',
    change: { launch: draft('mine', { LATER: '1' }).launch },
  });
  const again = bay.request('server.start', { server: 'mine' });
  expect(code(await started)).toBe('request.commandRefused');
  const asked = await bay.answer(allow as never);
  expect(asked).toMatchObject({ launch: { env: { LATER: '1' } } });
  expect(await again).toMatchObject({ ok: true, value: { state: { state: 'ready' } } });
});

test('removed with all that goes with it, and brought back with it', async () => {
  await addAndStart();
  const call = bay.call('mine', 'count');
  await bay.answer({ effect: 'allow', scope: 'run', where: [] });
  await call;
  const rule = { who: '*', server: 'mine', tool: 'wait' };
  await bay.agree('rule.set', { rule: { ...rule, effect: 'allow', where: [] } });
  await bay.ask('rule.set', { rule: { ...rule, effect: 'deny', where: [] } });
  expect(await bay.ask('server.removal', { server: 'mine' })).toEqual({ grants: 1, rules: 1, secrets: [] });
  await bay.ask('server.remove', { server: 'mine' });
  expect((await bay.ask('grant.list', {})).grants).toEqual([]);
  // What restricts does not go: another server may come under this name.
  expect((await bay.ask('rule.list', {})).rules).toMatchObject([{ effect: 'deny' }]);
  expect(await bay.call('mine', 'count')).toMatchObject({ outcome: 'notFound' });

  expect(await bay.agree('server.restore', { server: 'mine' })).toMatchObject({
    tools: 2,
    state: { state: 'stopped' },
  });
  expect((await bay.start('mine')).state.state).toBe('ready');
  expect(await bay.call('mine', 'count')).toMatchObject({ outcome: 'ok' });
  expect(counted()).toEqual(['once', 'once']);
  expect(await bay.call('mine', 'wait', { ms: 1 })).toMatchObject({ outcome: 'denied' });
  expect(code(await bay.request('server.restore', { server: 'mine' }))).toBe('request.nothingToRestore');
});

test('what was added and changed is there after a restart; a removed server and its logs are not', async () => {
  await addAndStart('kept');
  await addAndStart('gone');
  await bay.ask('server.update', { server: 'kept', change: { title: 'Kept' } });
  await bay.ask('server.remove', { server: 'gone' });
  await bay.close();
  const logs = readdirSync(join(bay.home, 'logs'));
  expect(logs.some((name) => name.startsWith('gone#'))).toBe(false);
  bay = await startEngine({ home: bay.home });
  const { servers } = await bay.ask('state.snapshot', {});
  expect(servers.map(({ server }) => server.title)).toEqual(['Desktop Commander', 'Kept']);
  // The approval of its command holds as well.
  expect((await bay.start('kept')).state.state).toBe('ready');
});

test('bad input is named and nothing is half done', async () => {
  await bay.ask('server.add', { server: draft('mine') });
  expect(await bay.request('server.add', { server: draft('mine') })).toMatchObject({
    error: { field: 'server.id', reason: { code: 'request.serverExists' } },
  });
  expect(await bay.request('server.add', { server: draft('desktop-commander') })).toMatchObject({
    ok: false,
  });
  expect(await bay.request('server.add', { server: { ...draft('x'), title: ' ' } })).toMatchObject({
    error: { field: 'server.title' },
  });
  expect(await bay.request('server.add', { server: draft('tools') })).toMatchObject({
    error: { field: 'server.id' },
  });
  expect(code(await bay.request('server.duplicate', { server: 'desktop-commander' }))).toBe(
    'request.serverBundled',
  );
  expect(code(await bay.request('server.update', { server: 'nobody', change: {} }))).toBe(
    'request.unknownServer',
  );
  const rule = {
    effect: 'deny',
    who: '*',
    server: '*',
    tool: '*',
    where: [{ path: '/a', op: 'in', value: 1 }],
  };
  expect(await bay.request('rule.set', { rule } as never)).toMatchObject({
    error: { field: 'rule.where.0.value' },
  });
  expect((await bay.ask('state.snapshot', {})).servers).toHaveLength(2);
});

test('switched off it does not run, and its copy has an id of its own and needs no second approval', async () => {
  await addAndStart();
  const off = await bay.ask('server.update', { server: 'mine', change: { disabled: true } });
  expect(off.state.state).toBe('stopped');
  expect(code(await bay.request('server.start', { server: 'mine' }))).toBe('request.serverDisabled');
  const copy = await bay.ask('server.duplicate', { server: 'mine' });
  expect(copy.server).toMatchObject({ id: 'mine-2', title: 'mine (mine-2)' });
  await bay.ask('server.update', { server: 'mine-2', change: { disabled: false } });
  expect((await bay.start('mine-2')).state.state).toBe('ready');
});

test('a secret is kept in the keychain, reaches the server, and stands nowhere else', async () => {
  const value = 'sup3r-s3cret-value-0815';
  await bay.ask('secret.set', { name: 'COUNTER', value: counter });
  await bay.ask('secret.set', { name: 'TOKEN', value });
  expect(await bay.ask('secret.list', {})).toEqual(['COUNTER', 'TOKEN']);
  await bay.ask('server.add', {
    server: draft('mine', { COUNTER_FILE: '${secret:COUNTER}', TOKEN: '${secret:TOKEN}' }),
  });
  const started = bay.start('mine');
  const asked = await bay.answer(allow as never);
  expect(asked).toMatchObject({ launch: { env: { TOKEN: '${secret:TOKEN}' } } });
  await started;
  const call = bay.call('mine', 'count', { note: value });
  await bay.answer({ effect: 'allow', scope: 'call', where: [] });
  await call;
  expect(counted()).toEqual([value]);
  expect(await bay.ask('server.removal', { server: 'mine' })).toMatchObject({
    secrets: ['COUNTER', 'TOKEN'],
  });
  await bay.close();
  for (const name of readdirSync(bay.home, { recursive: true, encoding: 'utf8' })) {
    const path = join(bay.home, name);
    const bytes =
      name.endsWith('.db') || name.endsWith('.log') || name.endsWith('.jsonl')
        ? readFileSync(path)
        : Buffer.alloc(0);
    expect(bytes.includes(value), name).toBe(false);
  }
  bay = await startEngine({ home: bay.home });
  expect(await bay.ask('secret.remove', { name: 'TOKEN' })).toEqual({ removed: true });
  expect((await bay.ask('server.start', { server: 'mine' }).catch(String)) as unknown).toMatchObject({
    state: { state: 'failed', reason: { code: 'server.secretMissing', params: { name: 'TOKEN' } } },
  });
});

test('a pasted secret never takes the name of one that is there', async () => {
  await bay.ask('secret.set', { name: 'API_KEY', value: 'the first one' });
  const parsed = await bay.ask('server.parse', {
    text: 'API_KEY=sk-live-0123456789abcdef01234567 npx -y @x/server-weather',
  });
  expect(parsed).toMatchObject({
    drafts: [{ id: 'weather', launch: { command: 'npx', args: ['-y', '@x/server-weather'] } }],
    secrets: [{ server: 'weather', variable: 'API_KEY', name: 'API_KEY_2' }],
    problems: [],
  });
  const broken = await bay.ask('server.parse', { text: '{"mcpServers": {"a": {"command": }}}' });
  expect(broken.drafts).toEqual([]);
  expect(broken.problems[0]?.params).toMatchObject({ line: 1, column: 34 });
});

test('a rule decides without a question, says when it was used, and can be taken back', async () => {
  await addAndStart();
  const rule = await bay.agree('rule.set', {
    rule: {
      effect: 'allow',
      who: 'owner',
      server: 'mine',
      tool: 'count',
      where: [{ path: '/note', op: '=', value: 'ok' }],
    },
  });
  expect(await bay.call('mine', 'count', { note: 'ok' })).toMatchObject({ outcome: 'ok' });
  expect((await bay.ask('rule.list', {})).used[rule.id]).toBeGreaterThan(Date.now() - 60_000);
  expect(await bay.ask('rule.remove', { id: rule.id })).toEqual({ removed: true });
  const again = bay.call('mine', 'count', { note: 'ok' });
  await bay.answer({ effect: 'deny' });
  expect(await again).toMatchObject({ outcome: 'denied' });
});

test('start all and stop all', async () => {
  await bay.ask('server.add', { server: draft('one') });
  await bay.ask('server.add', { server: draft('two') });
  const all = bay.ask('server.startAll', {});
  await bay.answer(allow as never);
  await delay(50);
  await bay.answer(allow as never);
  expect((await all).map(({ state }) => state.state)).toEqual(['ready', 'ready', 'ready']);
  expect((await bay.ask('server.stopAll', {})).map(({ state }) => state.state)).toEqual([
    'stopped',
    'stopped',
    'stopped',
  ]);
});
