import { expect, test } from 'vitest';
import { createTurnBudget } from './turn-budget.ts';

const limits = { steps: 3, calls: 4, tokens: 1000, usd: 0.5 };

test('the third equal call is a loop; other arguments are another call', () => {
  const budget = createTurnBudget(limits);
  expect(budget.call('look', 'a')).toBeUndefined();
  expect(budget.call('look', 'b')).toBeUndefined();
  expect(budget.call('look', 'a')).toBeUndefined();
  expect(budget.call('look', 'a')).toMatchObject({ code: 'chat.loop', params: { tool: 'look', times: 3 } });
});

test('each limit ends the turn by its own name', () => {
  const calls = createTurnBudget({ ...limits, calls: 1 });
  expect(calls.call('look', '1')).toBeUndefined();
  expect(calls.call('look', '2')).toMatchObject({ code: 'chat.limitCalls', params: { limit: 1 } });

  const steps = createTurnBudget(limits);
  expect([steps.step(), steps.step(), steps.step()]).toEqual([undefined, undefined, undefined]);
  expect(steps.step()).toMatchObject({ code: 'chat.limitSteps' });

  const tokens = createTurnBudget(limits);
  tokens.spend({ input: 900, output: 100 }, undefined);
  expect(tokens.step()).toMatchObject({ code: 'chat.limitTokens' });

  const money = createTurnBudget(limits);
  expect(money.step()).toBeUndefined();
  money.spend({ input: 1, output: 1 }, 0.5);
  expect(money.step()).toMatchObject({ code: 'chat.limitUsd' });
});
