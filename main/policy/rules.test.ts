import { expect, test } from 'vitest';
import type { Rule, RuleDraft } from '#contract/policy.ts';
import { compileGrants } from './candidates.ts';
import { decide } from './decide.ts';
import { createRules } from './rules.ts';
import type { Rules } from './rules.ts';

function setUp(stored: Rule[] = []) {
  const rows = new Map(stored.map((rule) => [rule.id, rule]));
  let now = 100;
  let ids = 0;
  const rules = createRules({
    rows: {
      list: () => [...rows.values()],
      put: (rule) => void rows.set(rule.id, rule),
      remove: (id) => void rows.delete(id),
    },
    now: () => now++,
    newId: () => `r${++ids}`,
  });
  return { rules, rows };
}

/** What is decided of a read on that server, which only a rule can refuse. */
const effectOn = (rules: Rules, server: string): string =>
  decide(
    {
      principal: { id: 'owner', roles: [] },
      via: 'desk',
      workspace: 'default',
      kind: 'tool',
      tool: { server, name: 'read' },
      fingerprint: 'f'.repeat(64),
      verbs: { verbs: ['read'], source: 'manifest' },
      trusted: true,
      args: {},
      run: 'run',
    },
    rules.compiled(),
    compileGrants([]),
    0,
  ).effect;

const draft = (server: string, more: Partial<RuleDraft> = {}): RuleDraft => ({
  effect: 'deny',
  who: '*',
  server,
  tool: '*',
  where: [],
  ...more,
});

test('a rule counts from the moment it is set, and no longer than it is there', () => {
  const { rules, rows } = setUp();
  const rule = rules.set(draft('a'));
  expect(effectOn(rules, 'a')).toBe('deny');
  expect(rows.get(rule.id)).toEqual(rule);
  expect(rules.remove(rule.id)).toBe(true);
  expect(rules.remove(rule.id)).toBe(false);
  expect(effectOn(rules, 'a')).toBe('allow');
  expect(rows.size).toBe(0);
});

test('a rule that is set again is replaced and keeps the time it was made', () => {
  const { rules } = setUp();
  const { id, createdAt } = rules.set(draft('a'));
  const changed = rules.set(draft('a', { id, effect: 'ask' }));
  expect(changed).toMatchObject({ id, createdAt, effect: 'ask' });
  expect(rules.list()).toEqual([changed]);
});

test('a rule that was removed and is set again is as old as it was', () => {
  const { rules } = setUp();
  const rule = rules.set(draft('a'));
  rules.remove(rule.id);
  const { createdAt: _made, ...again } = rule;
  expect(rules.set(again)).toEqual(rule);
});

test('with a server goes what is allowed by its name, and comes back with it; what restricts stays', () => {
  const { rules } = setUp();
  const deny = rules.set(draft('my-server'));
  const exact = rules.set(draft('my-server', { effect: 'allow' }));
  const glob = rules.set(draft('my-*', { effect: 'allow' }));
  expect(rules.takeFrom('my_server')).toEqual([exact]);
  expect(rules.list()).toEqual([deny, glob]);
  expect(effectOn(rules, 'my-server')).toBe('deny');
  rules.putBack([exact]);
  expect(rules.list()).toEqual([deny, glob, exact]);
});

test('what restricts a server by its name restricts its copy too, and nothing else is copied', () => {
  const { rules } = setUp();
  for (const server of ['my_server', '*-server', 'my-*', 'other']) rules.set(draft(server));
  rules.set(draft('my-server', { effect: 'allow' }));
  expect(rules.restrictCopy('my-server', 'my-server-2').map(({ server }) => server)).toEqual([
    'my-server-2',
    'my-server-2',
  ]);
  rules.remove('r3');
  expect(rules.list()).toHaveLength(6);
  expect(effectOn(rules, 'my-server-2')).toBe('deny');
  expect(effectOn(rules, 'my-server-3')).toBe('allow');
});
