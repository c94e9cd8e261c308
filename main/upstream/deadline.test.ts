import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startDeadline } from './deadline.ts';

test('runs out only while nobody holds it', async () => {
  let over = 0;
  const deadline = startDeadline(20, () => void over++);
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
  const deadline = startDeadline(5, () => void over++);
  const release = deadline.hold();
  deadline.stop();
  release();
  await delay(30);
  expect(over).toBe(0);
});
