import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Approval, ApprovalAnswer } from '#contract/approval.ts';
import type { RuleDraft } from '#contract/policy.ts';
import { openDatabase } from '#main/store/database.ts';
import { auditMigrations } from '#main/store/migrations/audit.ts';
import { FIXTURES, foreignServer, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const YES: ApprovalAnswer = { effect: 'allow', scope: 'call', where: [] };
const NO: ApprovalAnswer = { effect: 'deny' };
let bay: TestEngine;
let scratch: string;
let counter: string;

beforeEach(async () => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'patchbay-changes-')));
  counter = join(scratch, 'count');
  const env = { COUNTER_FILE: counter };
  bay = await startEngine({
    servers: [foreignServer('mine', [join(FIXTURES, 'servers/modern.mjs')], { env })],
  });
});
afterEach(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});

const rule = (effect: RuleDraft['effect'], more: Partial<RuleDraft> = {}): RuleDraft => ({
  effect,
  who: '*',
  server: 'mine',
  tool: 'count',
  where: [],
  ...more,
});
const rules = async () => (await bay.ask('rule.list', {})).rules;
const counted = () => (existsSync(counter) ? readFileSync(counter, 'utf8').trim().split('\n') : []);
const code = (reply: Awaited<ReturnType<TestEngine['request']>>) =>
  reply.ok ? 'ok' : reply.error.reason.code;

/** What waits for an answer, once there are so many. */
async function waiting(count = 1): Promise<Approval[]> {
  await expect.poll(() => bay.ask('approval.list', {}, 'approval')).toHaveLength(count);
  return bay.ask('approval.list', {}, 'approval');
}

test('an allow rule from the main window changes nothing until the approval window says yes', async () => {
  await bay.start('mine');
  const setting = bay.request('rule.set', {
    rule: rule('allow', { where: [{ path: '/note', op: '!=', value: 'x' }] }),
  });
  const [approval] = await waiting();
  const { id: _none, ...ruling } = rule('allow', { where: [{ path: '/note', op: '!=', value: 'x' }] });
  expect(approval).toMatchObject({
    kind: 'rule',
    surface: 'approval',
    principal: 'owner',
    changes: [{ after: ruling }],
  });
  expect(approval).not.toHaveProperty('changes.0.before');
  expect(await rules()).toEqual([]);
  // Whoever owns the main window cannot say yes, nor can the command line.
  const answer = { id: approval?.id ?? '', answer: YES };
  expect(code(await bay.request('approval.answer', answer))).toBe('request.answerInApprovalWindow');
  expect(code(await bay.request('approval.answer', answer, 'cli'))).toBe('request.allowInWindow');
  const call = bay.call('mine', 'count', { note: 'a' });
  await waiting(2);
  expect(counted()).toEqual([]);
  await bay.ask('approval.answer', answer, 'approval');
  expect(code(await setting)).toBe('ok');
  await bay.answer(NO);
  expect(await call).toMatchObject({ outcome: 'denied' });
  expect(await bay.call('mine', 'count', { note: 'b' })).toMatchObject({ outcome: 'ok' });
  expect(counted()).toEqual(['b']);
});

test('a no changes nothing and says so; what narrows is done at once', async () => {
  const setting = bay.request('rule.set', { rule: rule('allow') });
  await bay.answer(NO);
  expect(code(await setting)).toBe('change.refused');
  expect(await rules()).toEqual([]);
  const deny = await bay.ask('rule.set', { rule: rule('deny') });
  const allow = await bay.agree('rule.set', { rule: rule('allow', { tool: 'wait' }) });
  expect(await bay.ask('rule.remove', { id: allow.id })).toEqual({ removed: true });
  const widening = [
    () => bay.request('rule.remove', { id: deny.id }),
    () => bay.request('rule.set', { rule: rule('ask', { id: deny.id }) }),
    () => bay.request('rule.set', { rule: rule('deny', { id: deny.id, tool: 'wait' }) }),
    // The way back from the removal of an allow.
    () => bay.request('rule.set', { rule: rule('allow', { id: allow.id, tool: 'wait' }) }),
  ];
  for (const change of widening) {
    const changing = change();
    await bay.answer(NO);
    expect(code(await changing)).toBe('change.refused');
  }
  expect(await rules()).toEqual([deny]);
  const removing = bay.request('rule.remove', { id: deny.id });
  const { id: _its, createdAt: _then, ...before } = deny;
  expect(await bay.answer(YES)).toMatchObject({ changes: [{ before }] });
  expect(await removing).toMatchObject({ ok: true, value: { removed: true } });
  expect(await rules()).toEqual([]);
});

test('a rule that was changed meanwhile is left as it is', async () => {
  const ask = await bay.ask('rule.set', { rule: rule('ask') });
  const widening = bay.request('rule.set', { rule: rule('allow', { id: ask.id }) });
  await waiting();
  const narrowed = await bay.ask('rule.set', { rule: rule('deny', { id: ask.id }) });
  await bay.answer(YES);
  expect(code(await widening)).toBe('change.meanwhile');
  expect(await rules()).toEqual([narrowed]);
});

test('a later question on the same rule takes the place of the earlier one', async () => {
  const first = bay.request('rule.set', { rule: rule('allow', { tool: '*' }) });
  await waiting();
  const second = bay.request('rule.set', { rule: rule('allow') });
  expect(code(await first)).toBe('change.withdrawn');
  expect(await bay.answer(YES)).toMatchObject({ changes: [{ after: { tool: 'count' } }] });
  expect(code(await second)).toBe('ok');
  expect(await rules()).toMatchObject([{ tool: 'count' }]);
});

test('whoever wanted a change takes it back, and nothing is changed; a call is taken back otherwise', async () => {
  const setting = bay.request('rule.set', { rule: rule('allow') });
  const [asked] = await waiting();
  const id = asked?.id ?? '';
  expect(code(await bay.request('approval.withdraw', { id }, 'cli'))).toBe('request.wrongSurface');
  expect(await bay.ask('approval.withdraw', { id })).toEqual({ withdrawn: true });
  expect(code(await setting)).toBe('change.withdrawn');
  expect(await bay.ask('approval.withdraw', { id })).toEqual({ withdrawn: false });
  expect(await rules()).toEqual([]);
  await bay.start('mine');
  const call = bay.call('mine', 'count');
  const [question] = await waiting();
  expect(await bay.ask('approval.withdraw', { id: question?.id ?? '' })).toEqual({ withdrawn: false });
  await bay.answer(NO);
  expect(await call).toMatchObject({ outcome: 'denied' });
});

test('a rule that refuses whatever the arguments are was used by that', async () => {
  await bay.start('mine');
  const before = Date.now();
  const [deny, other] = [
    await bay.ask('rule.set', { rule: rule('deny') }),
    await bay.ask('rule.set', { rule: rule('deny', { tool: 'wait' }) }),
  ];
  expect(await bay.call('mine', 'count')).toMatchObject({ outcome: 'denied', rule: deny.id });
  const { used } = await bay.ask('rule.list', {});
  expect(used[deny.id]).toBeGreaterThanOrEqual(before);
  expect(used).not.toHaveProperty(other.id);
});

test('a question that was open when Patchbay ended was a no', async () => {
  const setting = bay.request('rule.set', { rule: rule('allow') });
  await waiting();
  await bay.close();
  expect(code(await setting)).toBe('change.withdrawn');
  bay = await startEngine({ home: bay.home });
  expect(await rules()).toEqual([]);
  expect(await bay.ask('approval.list', {})).toEqual([]);
});

test('a server becomes trusted by the approval window alone, together with all else or not at all', async () => {
  const server = async () =>
    (await bay.ask('state.snapshot', {})).servers.find((view) => view.server.id === 'mine')?.server;
  const change = { trusted: true, title: 'My own' };
  const refused = bay.request('server.update', { server: 'mine', change });
  expect(await bay.answer(NO)).toMatchObject({
    kind: 'trust',
    server: 'mine',
    launch: (await server())?.launch,
  });
  expect(code(await refused)).toBe('change.refused');
  expect(await server()).toMatchObject({ trusted: false, title: 'mine' });

  const launch = { type: 'stdio' as const, command: process.execPath, args: ['other.mjs'], env: {} };
  const overtaken = bay.request('server.update', { server: 'mine', change });
  await waiting();
  await bay.ask('server.update', { server: 'mine', change: { launch } });
  await bay.answer(YES);
  expect(code(await overtaken)).toBe('change.meanwhile');
  expect(await server()).toMatchObject({ trusted: false, launch });

  await bay.agree('server.update', { server: 'mine', change });
  expect(await server()).toMatchObject({ trusted: true, title: 'My own' });
  // From then on whoever changes what runs is told that it is believed; and trust is taken back at once.
  const started = bay.request('server.start', { server: 'mine' });
  expect(await bay.answer(NO)).toMatchObject({ kind: 'command', trusted: true });
  await started;
  await bay.ask('server.update', { server: 'mine', change: { trusted: false } });
  expect(await server()).toMatchObject({ trusted: false });
});

test('a copy is restricted as its original is', async () => {
  await bay.ask('rule.set', { rule: rule('deny') });
  await bay.ask('server.duplicate', { server: 'mine' });
  await bay.start('mine-2');
  expect(await bay.call('mine-2', 'count')).toMatchObject({ outcome: 'denied' });
  expect(await bay.ask('approval.list', {})).toEqual([]);
  expect(counted()).toEqual([]);
});

test('what was allowed on a removed server comes back with it after a yes; a no leaves it removed', async () => {
  const allowed = await bay.agree('rule.set', { rule: rule('allow') });
  await bay.ask('server.remove', { server: 'mine' });
  const restoring = bay.request('server.restore', { server: 'mine' });
  expect(await bay.answer(NO)).toMatchObject({ kind: 'rule', changes: [{ after: { tool: 'count' } }] });
  expect(code(await restoring)).toBe('change.refused');
  expect(await rules()).toEqual([]);
  await bay.agree('server.restore', { server: 'mine' });
  expect(await rules()).toEqual([allowed]);
});

test('a workspace reaches a new folder after a yes alone, and loses one at once', async () => {
  const folders = [join(scratch, 'one'), join(scratch, 'two')];
  const adding = bay.request('workspace.set', { workspace: { name: 'Work', folders } });
  expect(await bay.answer(NO)).toMatchObject({
    kind: 'folders',
    workspace: 'Work',
    added: folders,
    kept: [],
  });
  expect(code(await adding)).toBe('change.refused');
  expect(folders.some((folder) => existsSync(folder))).toBe(false);
  const { id } = await bay.agree('workspace.set', { workspace: { name: 'Work', folders } });
  const fewer = { id, name: 'Less', folders: folders.slice(1) };
  expect(await bay.ask('workspace.set', { workspace: fewer })).toMatchObject(fewer);
  const again = bay.request('workspace.set', { workspace: { id, name: 'Less', folders } });
  expect(await bay.answer(NO)).toMatchObject({ added: folders.slice(0, 1), kept: folders.slice(1) });
  expect(code(await again)).toBe('change.refused');
});

test('every answer stands in the audit, with what was asked', async () => {
  const setting = bay.request('rule.set', { rule: rule('allow') });
  await bay.answer(NO);
  await setting;
  await bay.agree('rule.set', { rule: rule('allow') });
  await bay.close();
  const opened = openDatabase(join(bay.home, 'audit.db'), auditMigrations);
  if (!opened.ok) throw new Error(opened.reason.code);
  const bodies = opened.db
    .prepare('SELECT * FROM audit ORDER BY seq')
    .all()
    .map((row) => JSON.stringify(row));
  opened.db.close();
  const decided = bodies.filter((body) => body.includes('ruleDecided'));
  expect(decided).toHaveLength(2);
  expect(decided[0]).toMatch(/deny/);
  expect(decided[1]).toMatch(/count.*allow|allow.*count/);
  bay = await startEngine({ home: bay.home });
});

test('a setting that holds back less waits for the approval window; one that holds back more does not', async () => {
  const current = async () => (await bay.ask('state.snapshot', {})).settings;
  await bay.ask('settings.set', { change: { callsPerMinute: 20 } });
  const loosening = bay.request('settings.set', {
    change: { askAfterUntrusted: false, callsPerMinute: 0, restoreRunning: false },
  });
  const [approval] = await waiting();
  expect(approval).toMatchObject({
    kind: 'settings',
    surface: 'approval',
    changes: [{ setting: 'askAfterUntrusted' }, { setting: 'callsPerMinute', before: 20, after: 0 }],
  });
  // All of it or nothing, not even what needs no agreement.
  const asBefore = { askAfterUntrusted: true, callsPerMinute: 20, restoreRunning: true };
  expect(await current()).toMatchObject(asBefore);
  expect(code(await bay.request('approval.answer', { id: approval?.id ?? '', answer: YES }))).toBe(
    'request.answerInApprovalWindow',
  );
  await bay.answer(NO);
  expect(code(await loosening)).toBe('change.refused');
  expect(await current()).toMatchObject(asBefore);

  await bay.agree('settings.set', { change: { askAfterUntrusted: false, callsPerMinute: 0 } });
  expect(await current()).toMatchObject({ askAfterUntrusted: false, callsPerMinute: 0 });
  expect(
    code(await bay.request('settings.set', { change: { askAfterUntrusted: true, callsPerMinute: 300 } })),
  ).toBe('ok');

  // What was agreed to is no longer what would be changed.
  const raising = bay.request('settings.set', { change: { callsPerMinute: 1000 } });
  await waiting();
  await bay.ask('settings.set', { change: { callsPerMinute: 60 } });
  await bay.answer(YES);
  expect(code(await raising)).toBe('change.meanwhile');
  expect(await current()).toMatchObject({ callsPerMinute: 60 });
});
