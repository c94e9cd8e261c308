import { expect, test } from 'vitest';
import { OWNER } from '#contract/call.ts';
import type { Call } from '#contract/call.ts';
import type { AskingCall } from '#contract/server-request.ts';
import { answerFor } from './asking-call.ts';
import { createCaller } from './caller.ts';

function calling(id: string, more: Partial<Call> = { conversation: 'talk' }) {
  const held: number[] = [];
  let standing = 0;
  const deadline = {
    stop: () => undefined,
    hold: () => {
      standing++;
      return () => void standing--;
    },
  };
  const call = { id, via: 'chat', principal: OWNER, ...more } as Call;
  const caller = createCaller(call, deadline, (ms) => void held.push(ms));
  return { ...caller, held, standing: () => standing };
}

/** Asks, and hands out each question with the way to answer it. */
function ask(callers: Parameters<typeof answerFor>[0]) {
  const asked: { call: AskingCall | undefined; signal: AbortSignal; say: (answer: string) => void }[] = [];
  const stop = new AbortController();
  const answered = answerFor(callers, stop.signal, (call, signal) => {
    const { promise, resolve } = resolver();
    signal.addEventListener('abort', () => {
      resolve('withdrawn');
    });
    asked.push({ call, signal, say: resolve });
    return promise;
  });
  return { asked, answered, stop };
}

function resolver(): { promise: Promise<string>; resolve: (value: string) => void } {
  let resolve: (value: string) => void = () => undefined;
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

test('the only call is the one, and its deadline stands still meanwhile', async () => {
  const one = calling('a');
  const { asked, answered } = ask([one]);
  expect(asked.map(({ call }) => [call?.id, call?.unsure])).toEqual([['a', undefined]]);
  expect(one.standing()).toBe(1);
  asked[0]?.say('yes');
  expect(await answered).toBe('yes');
  expect(one.standing()).toBe(0);
  expect(one.held).toHaveLength(1);
});

test('of several of one conversation the oldest, which is said to be unsure; all of their deadlines stand still', async () => {
  const [one, two] = [calling('a'), calling('b')];
  const { asked, answered } = ask([one, two]);
  expect(asked[0]?.call).toMatchObject({ id: 'a', unsure: true });
  expect([one.standing(), two.standing()]).toEqual([1, 1]);
  asked[0]?.say('yes');
  expect(await answered).toBe('yes');
});

test('when that one ends first it is asked for the other, for which it must have been', async () => {
  const [one, two] = [calling('a'), calling('b')];
  const { asked, answered } = ask([one, two]);
  one.end();
  await expect.poll(() => asked.length).toBe(2);
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(asked[1]?.call).toMatchObject({ id: 'b' });
  expect(asked[1]?.call?.unsure).toBeUndefined();
  two.end();
  expect(await answered).toBe('withdrawn');
  expect(asked).toHaveLength(2);
});

test.each<[string, Partial<Call>]>([
  ['of another conversation', { conversation: 'other' }],
  ['of another way in', { conversation: 'talk', via: 'expert' }],
  ['of somebody else', { conversation: 'talk', principal: { id: 'client:x', roles: [] } }],
  ['of no conversation', {}],
])('beside a call %s nobody can tell', async (_what, more) => {
  const one = calling('a');
  const { asked, answered } = ask([one, calling('b', more)]);
  expect(asked.map(({ call }) => call)).toEqual([undefined]);
  expect(one.standing()).toBe(0);
  asked[0]?.say('no');
  expect(await answered).toBe('no');
});

test('two calls of no conversation are not taken for one talk', () => {
  const { asked } = ask([calling('a', {}), calling('b', {})]);
  expect(asked[0]?.call).toBeUndefined();
});

test('what the server takes back is not asked again', async () => {
  const { asked, answered, stop } = ask([calling('a'), calling('b')]);
  stop.abort();
  expect(await answered).toBe('withdrawn');
  expect(asked).toHaveLength(1);
});
