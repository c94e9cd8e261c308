import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { runStarts } from './run-starts.ts';
import { nextStarts, waitsForItself } from './start-plan.ts';
import type { Phase, Planned } from './start-plan.ts';

const planned = (id: string, after: string[] = [], tookMs?: number): Planned => ({ id, after, tookMs });
const ids = (plan: readonly Planned[]): string[] => plan.map(({ id }) => id);
const all = (plan: readonly Planned[], phase: Phase): Map<string, Phase> =>
  new Map(plan.map(({ id }) => [id, phase]));

test('the longest first, unknown ones before them, no more than the limit', () => {
  const plan = [planned('a', [], 5), planned('b', [], 900), planned('c'), planned('d', [], 100)];
  expect(ids(nextStarts(plan, all(plan, 'waiting'), 3))).toEqual(['c', 'b', 'd']);
  const phases = all(plan, 'waiting').set('c', 'starting').set('b', 'slow');
  expect(ids(nextStarts(plan, phases, 2))).toEqual(['d']);
});

test('nobody before those it waits for; who is not in the plan is not waited for', () => {
  const plan = [planned('a', ['b', 'nobody']), planned('b', ['c']), planned('c')];
  const phases = all(plan, 'waiting');
  expect(ids(nextStarts(plan, phases, 4))).toEqual(['c']);
  expect(nextStarts(plan, phases.set('c', 'slow'), 4)).toEqual([]);
  expect(ids(nextStarts(plan, phases.set('c', 'settled'), 4))).toEqual(['b']);
  expect(nextStarts(plan, phases.set('b', 'asking'), 4)).toEqual([]);
  expect(ids(nextStarts(plan, phases.set('b', 'settled'), 4))).toEqual(['a']);
});

test('a circle is seen over any number of servers', () => {
  const servers = [{ id: 'a', after: ['b'] }, { id: 'b', after: ['c'] }, { id: 'c' }];
  expect(waitsForItself('c', ['a'], servers)).toBe(true);
  expect(waitsForItself('c', ['c'], servers)).toBe(true);
  expect(waitsForItself('c', ['nobody'], servers)).toBe(false);
  expect(waitsForItself('x', ['a'], [...servers, { id: 'a', after: ['b'] }])).toBe(false);
});

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const anyPlan = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 0 }).chain((chosen) =>
  fc.tuple(
    ...chosen.map((id) =>
      fc.record({
        id: fc.constant(id),
        after: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 }),
        tookMs: fc.option(fc.nat(1000), { nil: undefined }),
      }),
    ),
  ),
);

function inCircle({ id, after }: Planned, plan: readonly Planned[]): boolean {
  return waitsForItself(id, after, plan);
}

test('every one is started once, in order, never more than four, and it ends', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, fc.infiniteStream(fc.nat(7)), async (plan, choices) => {
      const open: { id: string; end: () => void }[] = [];
      const begun: string[] = [];
      const settled = new Set<string>();
      let most = 0;
      const ended: true[] = [];
      const run = runStarts(plan, {
        clock: createFakeClock(),
        admit: () => Promise.resolve(true),
        start(id) {
          begun.push(id);
          const self = plan.find((each) => each.id === id) as Planned;
          const blocked = plan.some((each) => inCircle(each, plan));
          for (const other of self.after.filter(
            (each) => each !== id && plan.some((one) => one.id === each),
          )) {
            if (!blocked) expect(settled.has(other), `${id} before ${other}`).toBe(true);
          }
          return new Promise<void>((resolve, reject) => {
            const end = (): void => {
              settled.add(id);
              if (id < 'd') resolve();
              else reject(new Error('it failed'));
            };
            open.push({ id, end });
            most = Math.max(most, open.length);
          });
        },
      }).then(() => {
        ended.push(true);
      });
      for (let turns = 0; ended.length === 0 && turns < 200; turns++) {
        await new Promise(setImmediate);
        const at = (choices.next().value ?? 0) % Math.max(1, open.length);
        open.splice(at, 1)[0]?.end();
      }
      expect(ended).toHaveLength(1);
      await run;
      expect(begun.toSorted()).toEqual(ids(plan).toSorted());
      expect(most).toBeLessThanOrEqual(4);
    }),
    { numRuns: 60 },
  );
});

test('four that hang hold nobody up but those that wait for them', async () => {
  const clock = createFakeClock();
  const begun: string[] = [];
  const plan = [
    ...['a', 'b', 'c', 'd'].map((id) => planned(id)),
    planned('e', [], 1),
    planned('f', ['a'], 1),
  ];
  void runStarts(plan, {
    clock,
    admit: () => Promise.resolve(true),
    start(id) {
      begun.push(id);
      return id < 'e' ? new Promise(() => undefined) : Promise.resolve();
    },
  });
  await new Promise(setImmediate);
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  clock.advance(10_000);
  await new Promise(setImmediate);
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('who is not admitted is left out, and a question that is open holds up nobody else', async () => {
  const begun: string[] = [];
  const plan = [planned('asked'), planned('refused'), planned('free'), planned('behind', ['asked'])];
  void runStarts(plan, {
    clock: createFakeClock(),
    admit: (id) =>
      id === 'asked'
        ? new Promise(() => undefined)
        : id === 'refused'
          ? Promise.reject(new Error('no'))
          : Promise.resolve(true),
    start(id) {
      begun.push(id);
      return Promise.resolve();
    },
  });
  await new Promise(setImmediate);
  expect(begun).toEqual(['free']);
});
