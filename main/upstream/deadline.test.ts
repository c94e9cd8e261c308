import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createDeadlines } from './deadline.ts';

test('runs out only while nobody holds it', async () => {
  let over = 0;
  const deadline = createDeadlines().start(20, () => void over++);
  const first = deadline.hold();
  const second = deadline.hold();
  await delay(60);
  first();
  first();
  await delay(60);
  expect(over).toBe(0);
  second();
  await delay(60);
  expect(over).toBe(1);
});

test('what has been stopped does not begin again', async () => {
  let over = 0;
  const deadline = createDeadlines().start(5, () => void over++);
  const release = deadline.hold();
  deadline.stop();
  release();
  await delay(30);
  expect(over).toBe(0);
});

test('each of several ends at its own time, and only those that were not stopped', async () => {
  const over: string[] = [];
  const deadlines = createDeadlines();
  const start = (name: string, ms: number) => deadlines.start(ms, () => void over.push(name));
  start('late', 60);
  const stopped = start('stopped', 10);
  const first = start('first', 20);
  start('far', 60_000);
  stopped.stop();
  await expect.poll(() => over).toEqual(['first', 'late']);
  first.stop();
});
