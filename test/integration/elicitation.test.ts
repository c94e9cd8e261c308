import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Approval, ApprovalAnswer, ElicitationApproval } from '#contract/approval.ts';
import type { JsonObject } from '#contract/json.ts';
import { openDatabase } from '#main/store/database.ts';
import { auditMigrations } from '#main/store/migrations/audit.ts';
import { startModelServer } from '../fixtures/models/model-server.ts';
import type { ModelServer } from '../fixtures/models/model-server.ts';
import { inOrder, says, wantsTools } from '../fixtures/models/script.ts';
import { addScripted, callsOf, startTalk, textOf } from '../support/chat.ts';
import { FIXTURES, foreignServer, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';
import { testHost } from './host.ts';

const everything = join(FIXTURES, '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js');
const FORM = 'trigger-elicitation-request';
const PAGE = 'trigger-url-elicitation';
const url = 'https://example.com/agree';
let models: ModelServer;
let bay: TestEngine;
const opened: string[] = [];

beforeAll(async () => {
  models = await startModelServer({ key: null, script: () => says('Hello.') });
  bay = await startEngine({
    servers: [
      foreignServer('everything', [everything, 'stdio']),
      foreignServer('asking', [join(FIXTURES, 'servers/asking.mjs')], { trusted: true }),
    ],
    host: testHost({
      openAddress: (address) => {
        opened.push(address);
        return Promise.resolve();
      },
    }),
  });
  await addScripted(bay, models.url);
  await Promise.all(['everything', 'asking'].map((id) => bay.start(id)));
  for (const server of ['everything', 'asking']) {
    await bay.agree('rule.set', { rule: { effect: 'allow', who: '*', server, tool: '*', where: [] } });
  }
});
afterAll(async () => {
  await bay.close();
  await models.close();
  removeHome(bay.home);
});
beforeEach(() => {
  models.asked.length = 0;
  opened.length = 0;
});

async function asked(mode: 'form' | 'url' | 'finished' = 'form'): Promise<ElicitationApproval> {
  for (let tries = 0; tries < 400; tries++) {
    const [approval] = await bay.ask('approval.list', {});
    if (approval?.kind === 'elicitation' && approval.elicitation.mode === mode) return approval;
    await delay(10);
  }
  throw new Error('no form');
}

const answer = ({ id }: Approval, given: ApprovalAnswer) =>
  bay.request('approval.answer', { id, answer: given });
const accept = (content?: JsonObject): ApprovalAnswer => ({
  effect: 'allow',
  scope: 'call',
  where: [],
  ...(content === undefined ? {} : { content }),
});

async function turn(name: string, args: JsonObject = {}) {
  models.script(inOrder(wantsTools([{ name, args }]), says('Done.')));
  const talk = await startTalk(bay);
  const { assistant } = await talk.begin('Go on');
  const call = async () => callsOf(await talk.message(assistant.id))[0];
  return {
    talk,
    call,
    ended: () => talk.ended(assistant.id),
    result: () => models.asked[1]?.results[0] ?? '',
  };
}

test('a server has a person fill in a form in the middle of its call; what is wrong does not leave', async () => {
  const { talk, call, ended, result } = await turn(`everything__${FORM}`);
  const approval = await asked();
  expect(approval).toMatchObject({
    surface: 'app',
    via: 'chat',
    server: 'everything',
    name: FORM,
    conversation: talk.id,
    elicitation: { schema: { required: ['name'], properties: { legacyTitledEnum: { enumNames: {} } } } },
  });
  expect(await call()).toMatchObject({ state: 'waiting', call: approval.callId });
  const wrong = { email: 'me', integer: 0 };
  const problems = await bay.ask('approval.check', { id: approval.id, content: wrong });
  expect(problems.map(({ field }) => field)).toEqual(['/name', '/email', '/integer']);
  expect(await answer(approval, accept(wrong))).toMatchObject({ ok: false, error: { field: '/name' } });
  expect(await answer(approval, accept({ name: 'Ada', integer: 7 }))).toMatchObject({ ok: true });
  expect(textOf(await ended())).toBe('Done.');
  expect(result()).toContain('- Name: Ada');
  expect(result()).toContain('- Favorite Integer: 7');
  expect((await call())?.questions).toMatchObject([{ mode: 'form', ended: 'accepted' }]);
  const record = await bay.ask('call.get', { id: approval.callId });
  expect(record).toMatchObject({ outcome: 'ok' });
  expect(record?.waitedMs).toBeGreaterThan(0);
});

test.each<[string, ApprovalAnswer, string]>([
  ['no', { effect: 'deny' }, 'User declined'],
  ['nothing', { effect: 'deny', dismissed: true }, 'User cancelled'],
])('the server is told when a person says %s', async (_what, given, told) => {
  const { ended, result } = await turn(`everything__${FORM}`);
  await answer(await asked(), given);
  await ended();
  expect(result()).toContain(told);
});

test('stopping the turn, and the end of the server, take the form away and say so', async () => {
  const first = await turn(`everything__${FORM}`);
  await asked();
  await bay.ask('turn.stop', { conversation: first.talk.id });
  await first.ended();
  expect(await bay.ask('approval.list', {})).toEqual([]);
  expect((await first.call())?.questions).toMatchObject([{ ended: 'withdrawn' }]);

  const second = await turn(`everything__${FORM}`);
  await asked();
  await bay.ask('server.stop', { server: 'everything' });
  await second.ended();
  expect(await bay.ask('approval.list', {})).toEqual([]);
  expect((await second.call())?.questions).toMatchObject([{ ended: 'withdrawn' }]);
  await bay.start('everything');
});

test('a page is opened when a person agrees to its address, not before', async () => {
  const { call, ended, result } = await turn(`everything__${PAGE}`, { url, elicitationId: 'one' });
  const approval = await asked('url');
  expect(approval.elicitation).toMatchObject({ mode: 'url', url, id: 'one' });
  expect(opened).toEqual([]);
  await answer(approval, accept());
  await ended();
  expect(opened).toEqual([url]);
  expect(result()).toContain('User completed the URL elicitation flow');
  expect((await call())?.questions).toMatchObject([{ mode: 'url', host: 'example.com', ended: 'accepted' }]);
});

test('a call that needs a page first is made again once the person is done there', async () => {
  const { ended, result } = await turn(`everything__${PAGE}`, { url, errorPath: true });
  await answer(await asked('url'), accept());
  expect((await asked('finished')).elicitation).toMatchObject({ url: 'https://modelcontextprotocol.io' });
  await answer(await asked('finished'), accept());
  // Made again, this server asks for the page that it wanted in the first place.
  await answer(await asked('url'), { effect: 'deny' });
  await ended();
  expect(opened).toEqual(['https://modelcontextprotocol.io']);
  expect(result()).toContain('User declined to open the URL');
});

test('an address that is not for a browser is refused without a question', async () => {
  const { ended, result } = await turn(`everything__${PAGE}`, { url: 'http://example.com/' });
  await ended();
  expect(result()).toContain('Only addresses with https');
  expect(opened).toEqual([]);
});

test('a server of 2026-07-28 is answered round by round', async () => {
  const { ended, result } = await turn('asking__introduce');
  const form = await asked();
  expect(await answer(form, accept({ name: 'A' }))).toMatchObject({ ok: false, error: { field: '/name' } });
  await answer(form, accept({ name: 'Ada' }));
  await answer(await asked('url'), accept());
  await ended();
  expect(opened).toEqual(['https://example.com/agree?as=ada']);
  expect(result()).toContain('"content":{"name":"Ada"}');
});

test('the tool runner is asked too; whoever has no person before him is not', async () => {
  const call = bay.call('everything', FORM);
  const approval = await asked();
  expect(approval).toMatchObject({ via: 'desk', name: FORM });
  expect(approval.conversation).toBeUndefined();
  await answer(approval, accept({ name: 'Ada' }));
  expect(JSON.stringify(await call)).toContain('- Name: Ada');
});

test('what is filled in stands in the audit, but for what is known to be secret', async () => {
  await bay.ask('secret.set', { name: 'TOKEN', value: 'hunter2-hunter2' });
  const { ended } = await turn(`everything__${FORM}`);
  await answer(await asked(), accept({ name: 'hunter2-hunter2', firstLine: 'plain words' }));
  await ended();
  await bay.close();
  const audit = openDatabase(join(bay.home, 'audit.db'), auditMigrations);
  if (!audit.ok) throw new Error(audit.reason.code);
  const bodies = audit.db
    .prepare('SELECT * FROM audit ORDER BY seq')
    .all()
    .map((row) => JSON.stringify(row));
  audit.db.close();
  const answered = bodies.filter((body) => body.includes('elicitationAnswered'));
  expect(answered.join('\n')).toContain('plain words');
  expect(bodies.join('\n')).not.toContain('hunter2');
  bay = await startEngine({ home: bay.home });
});
