import { expect, test } from 'vitest';
import type { CallFilter, CallSummary, CallWindow } from '#contract/call-query.ts';
import { createCallList } from './activity.ts';
import type { CallList } from './activity.ts';

/** A past of `total` calls that answers at once, and a clock that is moved by hand. */
function setUp(total = 1000) {
  const engine = { total, broken: false };
  const asked: { filter: CallFilter; top?: number; from?: number; count: number }[] = [];
  const shown: Partial<CallList>[] = [];
  const timers: { at: number; act: () => void }[] = [];
  let now = 0;
  const call = (n: number): CallSummary => ({
    id: `c${n}`,
    at: n,
    kind: 'tool',
    server: 's',
    name: 'n',
    via: 'desk',
    principal: 'owner',
    outcome: 'ok',
    preview: '{}',
  });
  const list = createCallList({
    fetch(query): Promise<CallWindow> {
      asked.push(query);
      if (engine.broken) return Promise.reject(new Error('gone'));
      const { top = engine.total, from = 0, count } = query;
      const calls = Array.from({ length: Math.min(count, top - from) }, (_, at) => call(top - from - at));
      return Promise.resolve({ top, total: top, calls, behind: 0 });
    },
    show: (next) => void shown.push(next),
    now: () => now,
    after(ms, act) {
      const timer = { at: now + ms, act };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  async function pass(ms: number): Promise<void> {
    now += ms;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.act();
    }
    await new Promise((done) => setTimeout(done, 0));
  }
  return { list, asked, engine, pass, last: () => shown.at(-1) };
}

test('however many calls end, the list that follows asks a few times in a second', async () => {
  const { list, asked, engine, pass, last } = setUp();
  list.ask({});
  await pass(0);
  for (let n = 0; n < 200; n += 1) {
    engine.total += 1;
    list.ended([`c${engine.total}`]);
    await pass(5);
  }
  expect(asked.length).toBeLessThanOrEqual(5);
  await pass(1000);
  expect(last()).toMatchObject({ total: 1200, newer: 0 });
  expect(list.unseen('c1200')).toBe(false);
});

test('a list that stands still keeps its places, fetches what is looked at, and counts what comes in', async () => {
  const { list, asked, engine, pass, last } = setUp();
  list.ask({ server: 's' });
  await pass(0);
  list.follow(false);
  engine.total += 7;
  list.ended(['x']);
  await pass(1000);
  expect(last()).toMatchObject({ top: 1000, total: 1000, newer: 7 });
  list.need(350, 420);
  list.need(360, 430);
  await pass(0);
  expect(asked.slice(2)).toEqual([
    { filter: { server: 's' }, top: 1000, from: 300, count: 100 },
    { filter: { server: 's' }, top: 1000, from: 400, count: 100 },
  ]);
  expect(last()?.pages?.get(4)?.[0]?.id).toBe('c600');
  list.follow(true);
  await pass(0);
  expect(last()).toMatchObject({ top: 1007, newer: 0 });
});

test('what the engine refuses is said beside what is known', async () => {
  const { list, engine, pass, last } = setUp(5);
  list.ask({});
  await pass(0);
  engine.broken = true;
  list.ended(['x']);
  await pass(1000);
  expect(last()).toMatchObject({ total: 5, problem: { code: 'request.internal' } });
});
