import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApprovalAnswer } from '#contract/approval.ts';
import { foreignServer, FIXTURES, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-count-'));
const counter = join(scratch, 'count');
const everything = join(FIXTURES, '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js');
let bay: TestEngine;

const counted = (): string[] => (existsSync(counter) ? readFileSync(counter, 'utf8').trim().split('\n') : []);

beforeAll(async () => {
  bay = await startEngine({
    servers: [
      foreignServer('modern', [join(FIXTURES, 'servers/modern.mjs')], { env: { COUNTER_FILE: counter } }),
      foreignServer('everything', [everything, 'stdio']),
    ],
  });
});

afterAll(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});

test('both eras are negotiated, each on the one pipe of its one process', async () => {
  const modern = await bay.start('modern');
  const legacy = await bay.start('everything');
  expect(modern).toMatchObject({ state: { state: 'ready' }, era: 'modern', protocolVersion: '2026-07-28' });
  expect(legacy).toMatchObject({ state: { state: 'ready' }, era: 'legacy', protocolVersion: '2025-11-25' });
  expect(legacy.tools).toBeGreaterThan(10);
  const tools = await bay.ask('tool.list', { server: 'everything' });
  expect(tools.find(({ ref }) => ref.name === 'echo')?.verbs).toEqual({
    verbs: ['write', 'execute', 'send'],
    source: 'unknown',
  });
});

test('denied has no effect, allowed has one, and both are on record', async () => {
  const refused = bay.call('modern', 'count');
  const asked = await bay.answer({ effect: 'deny', reason: 'not today' });
  expect(asked).toMatchObject({ tool: { server: 'modern', name: 'count' }, args: {}, patternRequired: true });
  expect(await refused).toMatchObject({ outcome: 'denied', rule: 'person:person' });
  expect(counted()).toEqual([]);

  const accepted = bay.call('modern', 'count', { note: 'yes' });
  await bay.answer({ effect: 'allow', scope: 'call', where: [] });
  expect(await accepted).toMatchObject({
    outcome: 'ok',
    result: { content: [{ type: 'text', text: 'counted' }] },
  });
  expect(counted()).toEqual(['yes']);

  const [newest, older] = await bay.ask('call.list', { server: 'modern' });
  expect(newest).toMatchObject({
    outcome: 'ok',
    args: { note: 'yes' },
    decision: { effect: 'allow', rule: 'person:once' },
  });
  expect(older).toMatchObject({ outcome: 'denied', decision: { effect: 'deny' } });
  expect(newest?.upstreamMs).toBeGreaterThan(0);
});

test('allowed for this run is not asked again, with other arguments neither', async () => {
  const before = counted().length;
  const first = bay.call('modern', 'count', { note: 'run' });
  await bay.answer({ effect: 'allow', scope: 'run', where: [{ path: '/note', op: '=', value: 'run' }] });
  await first;
  expect(await bay.call('modern', 'count', { note: 'run' })).toMatchObject({ outcome: 'ok' });
  const other = bay.call('modern', 'count', { note: 'else' });
  await bay.answer({ effect: 'deny' });
  expect(await other).toMatchObject({ outcome: 'denied' });
  expect(counted().length - before).toBe(2);
});

test('an approval is not answered from the main window, nor always without a pattern where one is needed', async () => {
  const call = bay.call('modern', 'count', { note: 'x' });
  await expect.poll(() => bay.ask('approval.list', {})).toHaveLength(1);
  const [approval] = await bay.ask('approval.list', {});
  const id = approval?.id ?? '';
  const allow: ApprovalAnswer = { effect: 'allow', scope: 'always', where: [] };
  const code = (reply: Awaited<ReturnType<typeof bay.request>>) =>
    reply.ok ? 'ok' : reply.error.reason.code;
  expect(code(await bay.request('approval.answer', { id, answer: allow }))).toBe(
    'request.answerInApprovalWindow',
  );
  expect(code(await bay.request('approval.answer', { id, answer: allow }, 'approval'))).toBe(
    'request.patternRequired',
  );
  expect(await bay.ask('approval.list', {})).toHaveLength(1);
  await bay.ask('approval.answer', { id, answer: { effect: 'deny' } }, 'approval');
  expect(await call).toMatchObject({ outcome: 'denied' });
});

test('wrong arguments are refused before anybody is asked, and the field is named', async () => {
  expect(await bay.call('modern', 'wait', { ms: 'soon' })).toMatchObject({
    outcome: 'invalid',
    field: '/ms',
  });
  expect(await bay.call('modern', 'wait')).toMatchObject({ outcome: 'invalid', field: '/ms' });
  expect((await bay.request('tool.call', { server: 'modern', name: 'wait', args: [1] })).ok).toBe(true);
  expect(await bay.ask('approval.list', {})).toEqual([]);
});

test('unknown names come with near ones, and a server that was never listed with what to do', async () => {
  expect(await bay.call('modern', 'cuont')).toMatchObject({ outcome: 'notFound', near: ['count'] });
  expect(await bay.call('modrn', 'count')).toMatchObject({ outcome: 'notFound', near: ['modern'] });
  expect(await bay.call('desktop_commander', 'read_file', { file_path: 'x' })).toMatchObject({
    outcome: 'unavailable',
    advice: { code: 'call.neverListed.advice' },
  });
});

test('a cancel and a deadline both reach the server', async () => {
  const id = '018f0000-0000-7000-8000-000000000001';
  const call = bay.call('modern', 'wait', { ms: 20_000 }, { id });
  await bay.answer({ effect: 'allow', scope: 'run', where: [] });
  await expect.poll(() => counted().at(-1)).toBe('waiting');
  expect(await bay.ask('call.cancel', { id })).toEqual({ cancelled: true });
  expect(await call).toMatchObject({ outcome: 'cancelled' });
  expect(await bay.call('modern', 'wait', { ms: 20_000 }, { deadlineMs: 100 })).toMatchObject({
    outcome: 'timeout',
  });
  await expect.poll(() => counted().filter((line) => line === 'aborted')).toHaveLength(2);
});

test('a stopped server is unavailable and its tools are still known', async () => {
  await bay.ask('server.stop', { server: 'modern' });
  expect(await bay.ask('tool.list', { server: 'modern' })).toHaveLength(2);
  const call = bay.call('modern', 'wait', { ms: 1 });
  expect(await call).toMatchObject({ outcome: 'unavailable', advice: { code: 'call.notRunning.advice' } });
});
