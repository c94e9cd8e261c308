import { expect, test } from 'vitest';
import type { ApprovalAnswer } from '#contract/approval.ts';
import { OWNER } from '#contract/call.ts';
import type { Call } from '#contract/call.ts';
import type { ServerQuestion } from '#contract/chat/part.ts';
import type { JsonObject } from '#contract/json.ts';
import type { Elicitation } from '#contract/server-request.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createApprovals } from '#main/policy/approvals.ts';
import { createElicitation } from './elicitation.ts';

const call: Call = {
  id: '0198f1c4-0000-7000-8000-000000000001',
  kind: 'tool',
  server: 'it',
  name: 'do',
  args: {},
  principal: OWNER,
  via: 'chat',
  workspace: 'default',
  priority: 'high',
  deadlineMs: 1000,
  conversation: 'talk',
};
const form: Elicitation = {
  mode: 'form',
  message: 'Who?',
  schema: { type: 'object', properties: { name: { type: 'string', minLength: 2 } }, required: ['name'] },
};
const page: Elicitation = { mode: 'url', message: 'There', url: 'https://a.example:8443/x', id: 'one' };
const open = new AbortController().signal;

function room(openAddress: ((address: string) => Promise<void>) | undefined = () => Promise.resolve()) {
  const clock = createFakeClock();
  let asked = 0;
  const approvals = createApprovals({ clock, emit: () => undefined, newId: () => `q${++asked}` });
  const events: [string, JsonObject | undefined][] = [];
  const heard: [number, ServerQuestion][] = [];
  const elicit = createElicitation({
    approvals,
    servers: { find: () => undefined },
    audit: { event: (type, fields) => void events.push([type, fields]) },
    openAddress,
    heard: (_call, question, at) => void heard.push([at, question]),
  });
  const say = (answer: ApprovalAnswer) => approvals.answer(`q${asked}`, answer, 'app');
  const fill = (content: JsonObject) => say({ effect: 'allow', scope: 'call', where: [], content });
  return { elicit, approvals, clock, events, heard, say, fill };
}

test('what is filled in is checked before it is taken, and is recorded', async () => {
  const { elicit, approvals, events, heard, fill } = room();
  const answer = elicit.answer(form, { ...call, unsure: true }, open);
  expect(approvals.list()).toMatchObject([
    { kind: 'elicitation', surface: 'app', callId: call.id, conversation: 'talk', unsure: true },
  ]);
  expect(approvals.check('q1', {})).toMatchObject([{ field: '/name', message: { code: 'elicit.needed' } }]);
  expect(fill({ name: 'x' })).toMatchObject({ result: 'wrongContent', field: '/name' });
  expect(approvals.list()).toHaveLength(1);
  expect(fill({ name: 'Ada' })).toEqual({ result: 'settled' });
  expect(await answer).toEqual({ action: 'accept', content: { name: 'Ada' } });
  expect(events).toEqual([
    [
      'elicitationAnswered',
      {
        server: 'it',
        call: call.id,
        mode: 'form',
        message: 'Who?',
        action: 'accept',
        content: { name: 'Ada' },
      },
    ],
  ]);
  expect(heard).toEqual([[1, { mode: 'form', message: 'Who?', ended: 'accepted' }]]);
});

test('no is no; putting it aside is another answer, after which nothing more is asked', async () => {
  const { elicit, say, heard, approvals } = room();
  const first = elicit.answer(form, call, open);
  say({ effect: 'deny' });
  expect(await first).toEqual({ action: 'decline' });
  const second = elicit.answer(form, call, open);
  say({ effect: 'deny', dismissed: true });
  expect(await second).toEqual({ action: 'cancel' });
  expect(await elicit.answer(form, call, open)).toEqual({ action: 'cancel' });
  expect(approvals.list()).toEqual([]);
  expect(heard.map(([, { ended }]) => ended)).toEqual(['declined', 'cancelled']);
  const other = elicit.answer(form, { ...call, id: '0198f1c4-0000-7000-8000-000000000002' }, open);
  expect(approvals.list()).toHaveLength(1);
  say({ effect: 'deny' });
  await other;
});

test('nobody in time, and a call that ends first, are told apart', async () => {
  const late = room();
  const answer = late.elicit.answer(form, call, open);
  late.clock.advance(599_999);
  expect(late.approvals.list()).toHaveLength(1);
  late.clock.advance(1);
  expect(await answer).toEqual({ action: 'cancel' });
  expect(late.heard[0]?.[1].ended).toBe('unanswered');

  const over = room();
  const ended = new AbortController();
  const second = over.elicit.answer(form, call, ended.signal);
  ended.abort();
  expect(await second).toMatchObject({ action: 'unavailable' });
  expect(over.heard[0]?.[1].ended).toBe('withdrawn');
});

test('a page is opened by a yes alone, and its server says when it is done', async () => {
  const opened: string[] = [];
  const { elicit, say, heard, events } = room((address) => {
    opened.push(address);
    return Promise.resolve();
  });
  expect(elicit.modes).toEqual(['form', 'url']);
  const no = elicit.answer(page, call, open);
  say({ effect: 'deny' });
  await no;
  expect(opened).toEqual([]);
  const yes = elicit.answer(page, call, open);
  elicit.completed('it', 'one');
  say({ effect: 'allow', scope: 'call', where: [] });
  expect(await yes).toEqual({ action: 'accept' });
  expect(opened).toEqual(['https://a.example:8443/x']);
  elicit.completed('other', 'one');
  expect(heard).toHaveLength(2);
  elicit.completed('it', 'one');
  elicit.completed('it', 'one');
  expect(heard.slice(1)).toEqual([
    [2, { mode: 'url', message: 'There', host: 'a.example:8443', ended: 'accepted' }],
    [2, { mode: 'url', message: 'There', host: 'a.example:8443', ended: 'accepted', completed: true }],
  ]);
  expect(events.map(([type]) => type)).toEqual([
    'elicitationAnswered',
    'elicitationAnswered',
    'elicitationCompleted',
  ]);
});

test('without a browser nobody is asked to open a page, and one that does not open is no yes', async () => {
  expect(createElicitation({ ...NOBODY, openAddress: undefined }).modes).toEqual(['form']);
  const { elicit, say, heard } = room(() => Promise.reject(new Error('no xdg-open')));
  const answer = elicit.answer(page, call, open);
  say({ effect: 'allow', scope: 'call', where: [] });
  expect(await answer).toMatchObject({ action: 'unavailable', reason: { code: 'elicit.notOpened' } });
  expect(heard[0]?.[1]).toMatchObject({ ended: 'failed', problem: { params: { problem: 'no xdg-open' } } });
});

const NOBODY = {
  approvals: { ask: () => Promise.reject(new Error('nobody')) },
  servers: { find: () => undefined },
  audit: { event: () => undefined },
  heard: () => undefined,
};

test('a call that asks again and again is not answered any more', async () => {
  const { elicit, say } = room();
  for (let times = 0; times < 10; times++) {
    const answer = elicit.answer(form, call, open);
    say({ effect: 'deny' });
    expect(await answer).toEqual({ action: 'decline' });
  }
  expect(await elicit.answer(form, call, open)).toMatchObject({
    action: 'unavailable',
    reason: { code: 'elicit.tooOften' },
  });
});
