import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#contract/json.ts';
import type { Grant, Rule, Where } from '#contract/policy.ts';
import { compileGrants, compileRules } from './candidates.ts';
import type { Facts } from './candidates.ts';
import { decide } from './decide.ts';
import type { Verdict } from './decide.ts';
import { widens } from './widens.ts';

// Small worlds, so that rules meet calls often.
const NOW = 100;
const mostlyUnset = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const where: fc.Arbitrary<Where> = fc.record({
  path: fc.constantFrom('/path', '/n', '/missing', ''),
  op: fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'glob', 'in', 'inside'),
  value: fc.constantFrom<Json>('/srv', '/srv/**', '/srv/a', 1, 2, null, [1, 2], { path: '/srv/a' }),
});
const wheres = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Where[]>([]) },
  { weight: 1, arbitrary: fc.array(where, { minLength: 1, maxLength: 2 }) },
);
const moment = mostlyUnset(fc.constantFrom(50, 100, 150));

const rule: fc.Arbitrary<Rule> = fc.record({
  id: fc.uuid(),
  effect: fc.constantFrom('allow', 'ask', 'deny'),
  who: fc.constantFrom('*', '*', 'owner', 'developer', 'stranger'),
  server: fc.constantFrom('fs', 'fs', 'f*', '*', 'web'),
  tool: fc.constantFrom('read', 'write', 'r*', '*'),
  where: wheres,
  via: mostlyUnset(fc.constantFrom('desk', 'chat')),
  workspace: mostlyUnset(fc.constantFrom('w1', 'w2')),
  from: moment,
  to: moment,
  createdAt: fc.nat(3),
});
const grant: fc.Arbitrary<Grant> = fc.record({
  id: fc.uuid(),
  principal: fc.constantFrom('owner', 'owner', 'stranger'),
  tool: fc.record({ server: fc.constantFrom('fs', 'web'), name: fc.constantFrom('read', 'write') }),
  fingerprint: fc.constantFrom('a', 'a', 'b'),
  where: wheres,
  scope: fc.constantFrom('call', 'conversation', 'run', 'workspace', 'always', 'always'),
  scopeId: fc.constantFrom('run1', 'w1', ''),
  expiresAt: moment,
  createdAt: fc.nat(3),
});
const facts: fc.Arbitrary<Facts> = fc.record({
  principal: fc.record({ id: fc.constant('owner'), roles: fc.subarray(['developer', 'admin']) }),
  via: fc.constantFrom('desk', 'chat'),
  workspace: fc.constantFrom('w1', 'w2'),
  kind: fc.constant('tool'),
  tool: fc.record({ server: fc.constant('fs'), name: fc.constantFrom('read', 'write') }),
  fingerprint: fc.constant('a'),
  verbs: fc.constantFrom<Facts['verbs']>(
    { verbs: ['read'], source: 'manifest' },
    { verbs: ['write'], source: 'user' },
    { verbs: ['write', 'execute', 'send'], source: 'unknown' },
  ),
  trusted: fc.boolean(),
  args: fc.constantFrom<Json>({ path: '/srv/a', n: 1 }, { path: '/etc', n: 2 }, {}, []),
  run: fc.constant('run1'),
});
const rules = fc.array(rule, { maxLength: 6 });
const grants = fc.array(grant, { maxLength: 4 });
const runs = { numRuns: 1_000 };

const judge = (call: Facts, ruleList: Rule[], grantList: Grant[]): Verdict =>
  decide(call, compileRules(ruleList), compileGrants(grantList), NOW);
const WIDTH = { deny: 0, ask: 1, allow: 2 };

test('a deny that matches alone wins over everything', () => {
  let denied = 0;
  fc.assert(
    fc.property(facts, rules, grants, (call, all, given) => {
      const denies = all.filter((one) => judge(call, [one], []).effect === 'deny');
      denied += Number(denies.length > 0);
      expect(judge(call, all, given).effect === 'deny').toBe(denies.length > 0);
    }),
    runs,
  );
  expect(denied).toBeGreaterThan(50);
});

test('an added allow never turns a deny into anything else', () => {
  fc.assert(
    fc.property(facts, rules, grants, rule, grant, (call, all, given, extra, extraGrant) => {
      const before = judge(call, all, given);
      const after = judge(call, [...all, { ...extra, effect: 'allow' }], [...given, extraGrant]);
      if (before.effect === 'deny') expect(after).toEqual(before);
    }),
    runs,
  );
});

test('removing a grant never widens, adding a deny never widens', () => {
  fc.assert(
    fc.property(facts, rules, grants, grant, rule, (call, all, given, extra, deny) => {
      const without = WIDTH[judge(call, all, given).effect];
      expect(without).toBeLessThanOrEqual(WIDTH[judge(call, all, [...given, extra]).effect]);
      expect(WIDTH[judge(call, [...all, { ...deny, effect: 'deny' }], given).effect]).toBeLessThanOrEqual(
        without,
      );
    }),
    runs,
  );
});

test('a change that is not said to widen lets nothing through that it did not before', () => {
  const edit = fc.record({
    effect: fc.constantFrom<Rule['effect'] | undefined>(undefined, 'allow', 'ask', 'deny'),
    who: mostlyUnset(fc.constantFrom('*', 'owner', 'developer')),
    server: mostlyUnset(fc.constantFrom('*', 'fs', 'f*')),
    tool: mostlyUnset(fc.constantFrom('*', 'read', 'r*')),
    where: mostlyUnset(wheres),
    free: fc.subarray(['via', 'workspace', 'from', 'to'] as const),
    set: fc.record({ via: mostlyUnset(fc.constantFrom('desk', 'chat')), to: moment, from: moment }),
  });
  let quiet = 0;
  let widened = 0;
  fc.assert(
    fc.property(facts, rules, grants, rule, edit, fc.nat(3), (call, all, given, one, change, what) => {
      const { free, set, ...fields } = change;
      const said = (values: object): object =>
        Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      const after: Rule = { ...one, ...said(fields), ...said(set) };
      for (const field of free) delete after[field];
      const [before, next] = what === 0 ? [undefined, after] : what === 1 ? [one, undefined] : [one, after];
      const was = WIDTH[judge(call, before ? [...all, before] : all, given).effect];
      const is = WIDTH[judge(call, next ? [...all, next] : all, given).effect];
      if (widens(before, next)) widened += Number(is > was);
      else {
        quiet++;
        expect(is).toBeLessThanOrEqual(was);
      }
    }),
    { numRuns: 2_000 },
  );
  expect(quiet).toBeGreaterThan(300);
  expect(widened).toBeGreaterThan(20);
});

test('order does not matter', () => {
  const shuffled = <T>(list: fc.Arbitrary<T[]>): fc.Arbitrary<[T[], T[]]> =>
    list.chain((one) =>
      fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length, maxLength: one.length })),
    );
  fc.assert(
    fc.property(facts, shuffled(rules), shuffled(grants), (call, [all, mixed], [given, mixedGrants]) => {
      expect(judge(call, mixed, mixedGrants)).toEqual(judge(call, all, given));
    }),
    runs,
  );
});

test('the winner stands alone, and wins against each other one', () => {
  let contested = 0;
  fc.assert(
    fc.property(facts, rules, grants, (call, all, given) => {
      const winner = judge(call, all, given);
      const [rule] = all.filter(({ id }) => id === winner.rule);
      const [held] = given.filter(({ id }) => `grant:${id}` === winner.rule);
      const [withRule, withGrant] = [rule ? [rule] : [], held ? [held] : []];
      expect(judge(call, withRule, withGrant)).toEqual(winner);
      for (const other of all) expect(judge(call, [...withRule, other], withGrant)).toEqual(winner);
      for (const other of given) expect(judge(call, withRule, [...withGrant, other])).toEqual(winner);
      contested += Number(!winner.rule.startsWith('default:') && all.length + given.length > 2);
    }),
    runs,
  );
  expect(contested).toBeGreaterThan(50);
});

test('without arguments nothing is allowed', () => {
  fc.assert(
    fc.property(facts, rules, grants, (call, all, given) => {
      expect(judge({ ...call, args: undefined }, all, given).effect).not.toBe('allow');
    }),
    runs,
  );
});

test('there is a verdict for every text and value', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('*', '[', '**/', '[!]', '\\', '(', '~'),
  );
  const anyWhere = fc.record({
    path: anyText,
    op: where.map(({ op }) => op),
    value: fc.jsonValue() as fc.Arbitrary<Json>,
  });
  fc.assert(
    fc.property(
      facts,
      rule,
      anyText,
      fc.array(anyWhere, { maxLength: 3 }),
      fc.jsonValue() as fc.Arbitrary<Json>,
      (call, base, text, conditions, args) => {
        const one = { ...base, server: text, tool: text, where: conditions };
        const verdict = judge({ ...call, args, tool: { server: 'fs', name: text } }, [one], []);
        expect(Object.keys(WIDTH)).toContain(verdict.effect);
      },
    ),
    { numRuns: 400 },
  );
});
