import { expect, test } from 'vitest';
import type { Rule, RuleDraft, Where } from '#contract/policy.ts';
import { widens } from './widens.ts';

const inside: Where = { path: '/path', op: 'inside', value: '/srv' };
const small: Where = { path: '/n', op: '<', value: 3 };
const rule = (effect: Rule['effect'], more: Partial<Rule> = {}): Rule => ({
  id: 'r',
  effect,
  who: 'owner',
  server: 'files',
  tool: 'write_file',
  where: [],
  createdAt: 1,
  ...more,
});

test.each<[string, Rule | undefined, RuleDraft | undefined, boolean]>([
  ['a new allow', undefined, rule('allow'), true],
  ['a new allow with conditions', undefined, rule('allow', { where: [inside] }), true],
  ['a new ask', undefined, rule('ask'), false],
  ['a new deny', undefined, rule('deny'), false],
  ['an allow, saved as it is', rule('allow', { where: [inside] }), rule('allow', { where: [inside] }), false],
  ['an allow with another condition', rule('allow'), rule('allow', { where: [inside] }), true],
  ['an allow for everybody', rule('allow'), rule('allow', { who: '*' }), true],
  ['an allow that becomes ask', rule('allow'), rule('ask', { who: '*', server: '*' }), false],
  ['an allow that becomes deny', rule('allow'), rule('deny', { tool: 'read' }), false],
  ['an allow that goes', rule('allow'), undefined, false],
  ['an ask that goes', rule('ask'), undefined, true],
  ['a deny that goes', rule('deny'), undefined, true],
  ['a deny that becomes ask', rule('deny'), rule('ask'), true],
  ['a deny that becomes allow', rule('deny'), rule('allow'), true],
  ['an ask that becomes allow', rule('ask'), rule('allow'), true],
  ['an ask that becomes deny', rule('ask'), rule('deny'), false],
  ['an ask that becomes deny of another tool', rule('ask'), rule('deny', { tool: 'read' }), true],
  ['an ask that becomes deny of any tool', rule('ask'), rule('deny', { tool: '*' }), false],
  ['an ask that names its tool less exactly', rule('ask'), rule('ask', { tool: '*' }), true],
  ['an ask that loses a condition', rule('ask', { where: [small] }), rule('ask'), true],
  ['an ask about everybody', rule('ask'), rule('ask', { who: '*' }), false],
  ['a deny of everybody', rule('deny'), rule('deny', { who: '*' }), false],
  ['a deny of somebody else', rule('deny'), rule('deny', { who: 'developer' }), true],
  ['a deny with a condition', rule('deny'), rule('deny', { where: [inside] }), true],
  [
    'a deny that loses a condition',
    rule('deny', { where: [inside, small] }),
    rule('deny', { where: [small] }),
    false,
  ],
  [
    'a deny with another condition',
    rule('deny', { where: [inside] }),
    rule('deny', { where: [small] }),
    true,
  ],
  ['a deny of one way in', rule('deny'), rule('deny', { via: 'chat' }), true],
  ['a deny of every way in', rule('deny', { via: 'chat' }), rule('deny'), false],
  ['a deny in one workspace', rule('deny'), rule('deny', { workspace: 'w' }), true],
  ['a deny that ends', rule('deny'), rule('deny', { to: 5 }), true],
  ['a deny that ends later', rule('deny', { to: 5 }), rule('deny', { to: 6 }), false],
  ['a deny that begins later', rule('deny', { from: 5 }), rule('deny', { from: 6 }), true],
])('%s: %#', (_, before, after, widened) => {
  expect(widens(before, after)).toBe(widened);
});
