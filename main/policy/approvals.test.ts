import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { ApprovalAnswer } from '#contract/approval.ts';
import type { EventBody } from '#contract/events.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createApprovals } from './approvals.ts';
import type { Approvals, Question } from './approvals.ts';

type CallQuestion = Extract<Question, { kind: 'call' }>;

const QUESTION: CallQuestion = {
  callId: '0190a0b0-0000-7000-8000-000000000000',
  kind: 'call',
  callKind: 'tool',
  tool: { server: 'file-system', name: 'write_file' },
  serverTitle: 'Files',
  principal: 'owner',
  via: 'desk',
  args: { path: '/srv/a.txt', mode: 1 },
  verbs: { verbs: ['write'], source: 'manifest' },
  surface: 'approval',
  suggestions: [],
  patternRequired: false,
};
const ONCE: ApprovalAnswer = { effect: 'allow', scope: 'call', where: [] };
const ALWAYS: ApprovalAnswer = { effect: 'allow', scope: 'always', where: [] };

function setUp() {
  const clock = createFakeClock();
  const events: EventBody[] = [];
  let ids = 0;
  const approvals = createApprovals({ clock, emit: (event) => events.push(event), newId: () => `a${++ids}` });
  const ask = (over: Partial<CallQuestion> = {}, signal = new AbortController().signal) =>
    approvals.ask({ ...QUESTION, ...over }, signal);
  return { clock, events, approvals, ask };
}

const settlements = (events: EventBody[]): string[] =>
  events.flatMap((event) => (event.type === 'approval.settled' ? [`${event.id} ${event.settlement}`] : []));
const idsOf = (approvals: Approvals): string[] => approvals.list().map(({ id }) => id);

test('an answer settles the question once, and both sides hear of it', async () => {
  const { clock, events, approvals, ask } = setUp();
  const reply = ask();
  const now = clock.now();
  const approval = { ...QUESTION, id: 'a1', createdAt: now, expiresAt: now + 120_000 };
  expect(approvals.list()).toEqual([approval]);
  expect(events).toEqual([{ type: 'approval.requested', approval }]);

  expect(approvals.answer('a1', ONCE, 'approval')).toEqual({ result: 'settled' });
  expect(approvals.answer('a1', ONCE, 'approval')).toEqual({ result: 'unknown' });
  expect(approvals.answer('a2', ONCE, 'approval')).toEqual({ result: 'unknown' });
  expect(await reply).toEqual({ effect: 'allow', scope: 'call', where: [] });
  expect(approvals.list()).toEqual([]);
  clock.advance(500_000);
  expect(settlements(events)).toEqual(['a1 allowed']);
});

test('a person who denies may say why', async () => {
  const { events, approvals, ask } = setUp();
  const replies = [ask(), ask()];
  approvals.answer('a1', { effect: 'deny', reason: 'not this file' }, 'approval');
  approvals.answer('a2', { effect: 'deny' }, 'approval');
  expect(await replies[0]).toEqual({ effect: 'deny', why: 'person', reason: 'not this file' });
  expect(await replies[1]).toEqual({ effect: 'deny', why: 'person' });
  expect(settlements(events)).toEqual(['a1 denied', 'a2 denied']);
});

describe('surface', () => {
  test.each([
    ['approval', 'app', 'wrongSurface'],
    ['approval', 'approval', 'settled'],
    ['app', 'app', 'settled'],
    ['app', 'approval', 'settled'],
  ] as const)('a question for %s answered from %s: %s', async (own, from, result) => {
    const { approvals, ask } = setUp();
    for (const answer of [ONCE, { effect: 'deny' } as const]) {
      const reply = ask({ surface: own });
      const [id = ''] = idsOf(approvals).slice(-1);
      expect(approvals.answer(id, answer, from)).toEqual({ result });
      expect(idsOf(approvals).includes(id)).toBe(result !== 'settled');
      if (result === 'settled') expect((await reply).effect).toBe(answer.effect);
    }
  });
});

describe('patterns', () => {
  const inside = (value: string, path = '/path') => [{ path, op: 'inside' as const, value }];
  test.each<[string, boolean, ApprovalAnswer, object]>([
    ['always without, where one is required', true, ALWAYS, { result: 'patternRequired' }],
    ['always without, where none is', false, ALWAYS, { result: 'settled' }],
    ['once without, where one is required', true, ONCE, { result: 'settled' }],
    ['this run without, where one is required', true, { ...ALWAYS, scope: 'run' }, { result: 'settled' }],
  ])('%s', (_name, patternRequired, answer, expected) => {
    const { approvals, ask } = setUp();
    void ask({ patternRequired });
    expect(approvals.answer('a1', answer, 'approval')).toEqual(expected);
  });

  test.skipIf(process.platform === 'win32')(
    'must match what was shown, each of them (paths with slashes: not on Windows)',
    async () => {
      const { events, approvals, ask } = setUp();
      const reply = ask({ patternRequired: true });
      const misses = [...inside('/srv'), ...inside('/etc'), { path: '/gone', op: '!=' as const, value: 1 }];
      expect(approvals.answer('a1', { ...ALWAYS, where: misses }, 'approval')).toEqual({
        result: 'patternMisses',
        path: '/path',
      });
      expect(approvals.answer('a1', { ...ALWAYS, where: misses.slice(2) }, 'approval')).toEqual({
        result: 'patternMisses',
        path: '/gone',
      });
      expect(settlements(events)).toEqual([]);
      expect(approvals.answer('a1', { ...ALWAYS, where: inside('/srv') }, 'approval')).toEqual({
        result: 'settled',
      });
      expect(await reply).toEqual({ effect: 'allow', scope: 'always', where: inside('/srv') });
    },
  );
});

describe('without an answer', () => {
  test('120 seconds deny', async () => {
    const { clock, events, approvals, ask } = setUp();
    const reply = ask();
    clock.advance(119_999);
    expect(idsOf(approvals)).toEqual(['a1']);
    clock.advance(1);
    expect(await reply).toEqual({ effect: 'deny', why: 'timeout' });
    expect(approvals.answer('a1', ONCE, 'approval')).toEqual({ result: 'unknown' });
    expect(settlements(events)).toEqual(['a1 expired']);
  });

  test('an answer after the limit is too late, even when the timer is later still', async () => {
    const clock = createFakeClock();
    const late = { now: () => clock.now(), after: () => () => undefined };
    const approvals = createApprovals({ clock: late, emit: () => undefined, newId: () => 'a1', limitMs: 50 });
    const reply = approvals.ask(QUESTION, new AbortController().signal);
    clock.advance(50);
    expect(approvals.answer('a1', ONCE, 'approval')).toEqual({ result: 'unknown' });
    expect(await reply).toEqual({ effect: 'deny', why: 'timeout' });
  });

  test('a caller who goes away takes the card along, and no other', async () => {
    const { clock, events, approvals, ask } = setUp();
    const gone = new AbortController();
    const reply = ask({}, gone.signal);
    void ask();
    gone.abort();
    expect(await reply).toEqual({ effect: 'deny', why: 'withdrawn' });
    expect(idsOf(approvals)).toEqual(['a2']);
    expect(approvals.answer('a1', ONCE, 'approval')).toEqual({ result: 'unknown' });
    clock.advance(1_000_000);
    expect(settlements(events)).toEqual(['a1 withdrawn', 'a2 expired']);
  });

  test('a caller who has gone is not asked for', async () => {
    const { events, ask } = setUp();
    expect(await ask({}, AbortSignal.abort())).toEqual({ effect: 'deny', why: 'withdrawn' });
    expect(events).toEqual([]);
  });

  test('nothing listens to the signal of a settled question', async () => {
    const { approvals, ask } = setUp();
    const { signal } = new AbortController();
    const reply = ask({}, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    approvals.answer('a1', ONCE, 'approval');
    await reply;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('the end withdraws all, and what comes after', async () => {
    const { events, approvals, ask } = setUp();
    const replies = [ask(), ask()];
    approvals.close();
    replies.push(ask());
    for (const reply of replies) expect(await reply).toEqual({ effect: 'deny', why: 'withdrawn' });
    expect(settlements(events)).toEqual(['a1 withdrawn', 'a2 withdrawn']);
    expect(approvals.list()).toEqual([]);
  });
});

test('whoever asked for a change takes its question back, and nobody else, and no other question', async () => {
  const { events, approvals, ask } = setUp();
  const asker = { principal: 'owner', via: 'desk' } as const;
  const signal = new AbortController().signal;
  const folders = { workspace: 'Work', added: ['/srv'], kept: [] };
  const reply = approvals.ask({ ...asker, surface: 'approval', kind: 'folders', ...folders }, signal);
  void ask();
  expect(approvals.withdraw('a1', { ...asker, principal: 'client:other' })).toBe(false);
  expect(approvals.withdraw('a1', { ...asker, via: 'cli' })).toBe(false);
  expect(approvals.withdraw('a2', asker)).toBe(false);
  expect(idsOf(approvals)).toEqual(['a1', 'a2']);
  expect(approvals.withdraw('a1', asker)).toBe(true);
  expect(await reply).toEqual({ effect: 'deny', why: 'withdrawn' });
  expect(approvals.withdraw('a1', asker)).toBe(false);
  expect(settlements(events)).toEqual(['a1 withdrawn']);
  expect(idsOf(approvals)).toEqual(['a2']);
});

test('equal questions are two questions', async () => {
  const { approvals, ask } = setUp();
  const replies = [ask(), ask()];
  expect(idsOf(approvals)).toEqual(['a1', 'a2']);
  approvals.answer('a2', ONCE, 'approval');
  expect((await replies[1])?.effect).toBe('allow');
  approvals.answer('a1', { effect: 'deny' }, 'approval');
  expect((await replies[0])?.effect).toBe('deny');
});
