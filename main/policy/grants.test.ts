import { describe, expect, test } from 'vitest';
import type { Grant } from '#contract/policy.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import type { FakeClock } from '#main/kernel/fake-clock.ts';
import type { Facts } from './candidates.ts';
import { compileRules } from './candidates.ts';
import { decide } from './decide.ts';
import { createGrants } from './grants.ts';
import type { Given, GrantRows, Grants } from './grants.ts';

const GIVEN: Given = {
  principal: 'owner',
  kind: 'tool',
  tool: { server: 'fs', name: 'write' },
  fingerprint: 'a'.repeat(64),
  scope: 'always',
  where: [],
  workspace: 'w1',
};
const FACTS: Facts = {
  principal: { id: 'owner', roles: [] },
  via: 'desk',
  workspace: 'w1',
  kind: 'tool',
  tool: GIVEN.tool,
  fingerprint: GIVEN.fingerprint,
  verbs: { verbs: ['write'], source: 'manifest' },
  trusted: true,
  args: {},
  run: 'run1',
  conversation: 'c1',
};

/** Rows in memory that count how often they are read. */
function memoryRows(kept: Grant[] = []) {
  const state = { kept, reads: 0 };
  const rows: GrantRows = {
    list() {
      state.reads++;
      return state.kept;
    },
    put(grant) {
      state.kept = [...state.kept, grant];
    },
    remove(id) {
      state.kept = state.kept.filter((grant) => grant.id !== id);
    },
  };
  return { rows, state };
}

function open(rows: GrantRows, run = 'run1', clock: FakeClock = createFakeClock()): Grants {
  let ids = 0;
  return createGrants({ rows, clock, run, newId: () => `${run}-g${++ids}` });
}

const ruleOf = (grants: Grants, clock: FakeClock, over: Partial<Facts> = {}): string =>
  decide({ ...FACTS, ...over }, compileRules([]), grants.compiled(), clock.now()).rule;

describe('give', () => {
  test('a yes to a prompt is none to the tool of the same name, nor the other way round', () => {
    const { rows } = memoryRows();
    const clock = createFakeClock();
    const grants = open(rows, 'run1', clock);
    grants.give({ ...GIVEN, kind: 'prompt', scope: 'run' });
    expect(grants.active()[0]?.kind).toBe('prompt');
    expect(ruleOf(grants, clock, { kind: 'prompt' })).toBe('grant:run1-g1');
    expect(ruleOf(grants, clock)).toBe('default:ask');
    grants.give({ ...GIVEN, scope: 'run' });
    // Grants of before had no kind, and were for tools.
    expect(grants.active()[1]).not.toHaveProperty('kind');
    expect(ruleOf(grants, clock)).toBe('grant:run1-g2');
    expect(ruleOf(grants, clock, { kind: 'resource' })).toBe('default:ask');
  });

  test.each([
    ['always', ''],
    ['run', 'run1'],
    ['workspace', 'w1'],
    ['conversation', 'c1'],
  ] as const)('%s is kept for %j and holds at once', (scope, scopeId) => {
    const { rows, state } = memoryRows();
    const clock = createFakeClock();
    const grants = open(rows, 'run1', clock);
    const grant = grants.give({ ...GIVEN, scope, conversation: 'c1' });
    expect(grant).toEqual({
      id: 'run1-g1',
      principal: 'owner',
      tool: GIVEN.tool,
      fingerprint: GIVEN.fingerprint,
      where: [],
      scope,
      scopeId,
      createdAt: clock.now(),
    });
    expect(state.kept).toEqual([grant]);
    expect(grants.active()).toEqual([grant]);
    expect(ruleOf(grants, clock)).toBe('grant:run1-g1');
  });

  test('one call keeps nothing, nor does a conversation that is none', () => {
    const { rows, state } = memoryRows();
    const grants = open(rows);
    expect(grants.give({ ...GIVEN, scope: 'call' })).toBeUndefined();
    expect(grants.give({ ...GIVEN, scope: 'conversation' })).toBeUndefined();
    expect(state.kept).toEqual([]);
    expect(grants.active()).toEqual([]);
  });

  test('what cannot be kept does not hold', () => {
    const full = memoryRows().rows;
    full.put = () => {
      throw new Error('disk full');
    };
    const clock = createFakeClock();
    const grants = open(full, 'run1', clock);
    expect(() => grants.give(GIVEN)).toThrow('disk full');
    expect(ruleOf(grants, clock)).toBe('default:ask');
  });
});

test('revoke ends it at once and for good', () => {
  const { rows, state } = memoryRows();
  const clock = createFakeClock();
  const grants = open(rows, 'run1', clock);
  grants.give(GIVEN);
  grants.give({ ...GIVEN, tool: { server: 'fs', name: 'read' } });
  expect(grants.revoke('nobody')).toBe(false);
  expect(grants.revoke('run1-g1')).toBe(true);
  expect(grants.revoke('run1-g1')).toBe(false);
  expect(ruleOf(grants, clock)).toBe('default:ask');
  expect(ruleOf(grants, clock, { tool: { server: 'fs', name: 'read' } })).toBe('grant:run1-g2');
  expect(state.kept.map(({ id }) => id)).toEqual(['run1-g2']);
  expect(
    open(rows)
      .active()
      .map(({ id }) => id),
  ).toEqual(['run1-g2']);
});

test('the next run knows what was given for longer, and forgets the rest', () => {
  const { rows, state } = memoryRows();
  const first = open(rows, 'run1');
  for (const scope of ['run', 'workspace', 'always'] as const) first.give({ ...GIVEN, scope });
  const second = open(rows, 'run2');
  expect(second.active().map(({ scope }) => scope)).toEqual(['workspace', 'always']);
  expect(state.kept.map(({ scope }) => scope)).toEqual(['workspace', 'always']);
});

test('rows are read once, not per call', () => {
  const { rows, state } = memoryRows();
  const clock = createFakeClock();
  const grants = open(rows, 'run1', clock);
  grants.give(GIVEN);
  const compiled = grants.compiled();
  for (let n = 0; n < 10; n++) ruleOf(grants, clock);
  expect(grants.compiled()).toBe(compiled);
  expect(state.reads).toBe(1);
});

test('an expired grant is neither listed nor holds', () => {
  const clock = createFakeClock();
  const { workspace: _, ...given } = GIVEN;
  const grant: Grant = { ...given, id: 'old', scopeId: '', createdAt: 1, expiresAt: clock.now() + 10 };
  const kept = memoryRows([grant]);
  const grants = open(kept.rows, 'run1', clock);
  expect([grants.active().length, ruleOf(grants, clock)]).toEqual([1, 'grant:old']);
  clock.advance(10);
  expect([grants.active().length, ruleOf(grants, clock)]).toEqual([0, 'default:ask']);
  expect(open(kept.rows, 'run2', clock).active()).toEqual([]);
  expect(kept.state.kept).toEqual([]);
});
