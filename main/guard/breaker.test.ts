import { expect, test } from 'vitest';
import { createBreaker } from './breaker.ts';

test('it opens after so many failures in its time, lets trials through after a while, and closes on success', () => {
  const breaker = createBreaker({ failures: 3, withinMs: 100, resetMs: 50, trials: 2 });
  for (const at of [0, 60, 120]) breaker.failed(at);
  expect(breaker.look(121)).toEqual({ state: 'closed' });
  breaker.failed(130);
  expect(breaker.admit(131)).toEqual({ state: 'open', untilMs: 180 });
  expect([breaker.admit(180), breaker.admit(180), breaker.admit(180)].map(({ state }) => state)).toEqual([
    'halfOpen',
    'halfOpen',
    'open',
  ]);
  breaker.spared();
  expect(breaker.admit(181).state).toBe('halfOpen');
  breaker.failed(182);
  expect(breaker.look(231)).toEqual({ state: 'open', untilMs: 232 });
  expect(breaker.admit(232).state).toBe('halfOpen');
  breaker.succeeded();
  expect(breaker.admit(233)).toEqual({ state: 'closed' });
});
