import { expect, test } from 'vitest';
import { RuleDraft } from '#contract/policy.ts';
import type { Rule } from '#contract/policy.ts';
import { openSheet, readSheet, withCondition } from './rule-sheet.ts';

const rule: Rule = {
  id: 'r',
  effect: 'deny',
  who: 'owner',
  server: 'files',
  tool: '*_file',
  where: [
    { path: '/path', op: 'inside', value: '/x' },
    { path: '/text', op: '=', value: '3' },
  ],
  via: 'gateway',
  to: 5,
  createdAt: 1,
};

test('a rule that was opened and saved is the same rule, also in what the form does not show', () => {
  const { createdAt: _given, ...draft } = rule;
  const read = readSheet(openSheet(rule), rule);
  expect(read).toEqual({ draft, problems: new Map() });
  expect(RuleDraft.parse(read.draft)).toEqual(draft);
});

test('a new rule needs its server and its tool', () => {
  const { draft, problems } = readSheet(openSheet(undefined), undefined);
  expect([...problems.keys()]).toEqual(['server', 'tool']);
  expect(draft).toEqual({ effect: 'ask', who: '*', server: '', tool: '', where: [] });
  const filled = readSheet({ ...openSheet(undefined), server: ' files ', tool: '*' }, undefined);
  expect(RuleDraft.parse(filled.draft)).toMatchObject({ server: 'files', tool: '*' });
});

test('a condition is at fault where it is', () => {
  const sheet = withCondition(withCondition(openSheet(rule)));
  expect(sheet.conditions.map(({ key }) => key)).toEqual([0, 1, 2, 3]);
  const { problems } = readSheet(sheet, rule);
  expect([...problems.keys()]).toEqual(['where.2.path', 'where.2.value', 'where.3.path', 'where.3.value']);
});
