import { expect, test } from 'vitest';
import type { Call } from '#contract/call.ts';
import type { Elicitation, ElicitationReply } from '#contract/server-request.ts';
import { createCompletions } from './completions.ts';
import type { Answer } from './pending.ts';
import type { RoadBack } from './road-back.ts';
import type { Session } from './session.ts';
import { withPages } from './with-pages.ts';

const call = { id: 'a', via: 'chat' } as Call;
const url = 'https://a.example/';
const page = { mode: 'url', message: 'm', url, elicitationId: 'one' };
const needs: Answer = {
  kind: 'error',
  error: { code: -32042, message: 'first', data: { elicitations: [page] } },
};
const done: Answer = { kind: 'result', result: Buffer.from('{}') };

/** `answer` says how each question ends; what it leaves open ends with its signal. */
function play(
  replies: Answer[],
  answer: (asked: Elicitation) => ElicitationReply | undefined,
  can: ReturnType<RoadBack['capabilities']> = { elicitation: { url: {} } },
) {
  const asked: string[] = [];
  const held: number[] = [];
  let sent = 0;
  const inner = {
    request: () => Promise.resolve(replies[Math.min(sent++, replies.length - 1)]),
  } as unknown as Session;
  const completions = createCompletions();
  const road = {
    capabilities: () => can,
    elicit: (elicitation: Elicitation, _call: Call, signal: AbortSignal) => {
      asked.push(elicitation.mode);
      const reply = answer(elicitation);
      if (reply !== undefined) return Promise.resolve(reply);
      return new Promise<ElicitationReply>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve({ action: 'cancel' });
        });
      });
    },
  } as unknown as RoadBack;
  const ended = new AbortController();
  const session = withPages(inner, road, { completions, ended: ended.signal });
  const options = { deadlineMs: 1000, onHeld: (ms: number) => void held.push(ms) };
  const request = (more: { call?: Call; signal?: AbortSignal } = { call }) =>
    session.request('tools/call', {}, { ...options, ...more });
  return { request, asked, held, completions, ended, sent: () => sent };
}

const yes = (): ElicitationReply => ({ action: 'accept' });

test('the call is made again once a person says that the page is done', async () => {
  const { request, asked, sent, held } = play([needs, done], yes);
  expect(await request()).toEqual(done);
  expect(asked).toEqual(['url', 'finished']);
  expect(sent()).toBe(2);
  expect(held).toHaveLength(1);
});

test('or once the server says so', async () => {
  const { request, asked, completions } = play([needs, done], ({ mode }) =>
    mode === 'url' ? yes() : undefined,
  );
  const answered = request();
  await expect.poll(() => asked).toEqual(['url', 'finished']);
  completions.completed('another');
  completions.completed('one');
  expect(await answered).toEqual(done);
});

test('what is not wanted ends with what the server said', async () => {
  const { request, sent } = play([needs, done], () => ({ action: 'decline' }));
  expect(await request()).toEqual(needs);
  expect(sent()).toBe(1);
});

test('nobody is asked for what is no call, what cannot be read, or where nobody can be', async () => {
  expect((await play([needs], yes).request({})).kind).toBe('error');
  const odd: Answer = { kind: 'error', error: { code: -32042, message: '', data: { elicitations: [{}] } } };
  for (const { request, asked } of [play([odd], yes), play([needs], yes, {})]) {
    expect((await request()).kind).toBe('error');
    expect(asked).toEqual([]);
  }
});

test('a server that is never content is left, and so is a call that was cancelled or lost its server', async () => {
  const greedy = play([needs], yes);
  expect(await greedy.request()).toEqual(needs);
  expect(greedy.sent()).toBe(4);

  const cancel = new AbortController();
  const cancelled = play([needs, done], () => undefined);
  const first = cancelled.request({ call, signal: cancel.signal });
  await expect.poll(() => cancelled.asked).toEqual(['url']);
  cancel.abort();
  expect(await first).toEqual({ kind: 'cancelled' });

  const lost = play([needs, done], () => undefined);
  const second = lost.request();
  await expect.poll(() => lost.asked).toEqual(['url']);
  lost.ended.abort();
  expect(await second).toEqual({ kind: 'closed' });
});
