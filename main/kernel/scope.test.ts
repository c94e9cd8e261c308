import { expect, test } from 'vitest';
import { createScope } from './scope.ts';

test('cleans up in reverse order, each once', async () => {
  const order: number[] = [];
  const scope = createScope();
  for (const n of [1, 2, 3]) scope.own(() => void order.push(n));
  await Promise.all([scope.close(), scope.close()]);
  expect(order).toEqual([3, 2, 1]);
});

test('a failing cleanup does not keep the others from running', async () => {
  const order: string[] = [];
  const scope = createScope();
  scope.own(() => void order.push('first'));
  scope.own(() => Promise.reject(new Error('broken')));
  await expect(scope.close()).rejects.toThrow('cleanup failed');
  expect(order).toEqual(['first']);
});

test('what is owned after the close is cleaned up at once', async () => {
  const scope = createScope();
  await scope.close();
  let cleaned = false;
  scope.own(() => {
    cleaned = true;
  });
  await scope.close();
  expect(cleaned).toBe(true);
});
