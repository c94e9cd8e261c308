import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventBatch } from '#contract/events.ts';
import type { Rule } from '#contract/policy.ts';
import { followPermissions, removeRule, restoreRule, usePermissions } from './permissions.ts';

const rule = (id: string, createdAt: number): Rule => ({
  id,
  effect: 'deny',
  who: '*',
  server: '*',
  tool: '*',
  where: [],
  createdAt,
});

/** The engine's side of the bridge: keeps rules, and answers `rule.list` when it is told to. */
function bridge() {
  let rules: Rule[] = [rule('old', 1), rule('new', 2)];
  const lists: (() => void)[] = [];
  const asked: string[] = [];
  let hear: (batch: EventBatch) => void = () => undefined;
  const answers: Record<string, (params: { id: string; rule: Rule }) => unknown> = {
    'grant.list': () => ({ ok: true, value: { grants: [], used: { 'grant:g': 7 } } }),
    'rule.list': () => {
      const value = { rules, used: { old: 5 } };
      return new Promise((resolve) => lists.push(() => resolve({ ok: true, value })));
    },
    'rule.remove': ({ id }) => {
      rules = rules.filter((one) => one.id !== id);
      return { ok: true, value: { removed: true } };
    },
    'rule.set': ({ rule: draft }) => {
      rules = [...rules, { ...draft, createdAt: 9 }];
      return { ok: true, value: draft };
    },
  };
  vi.stubGlobal('window', {
    patchbay: {
      async request(name: string, params: { id: string; rule: Rule }) {
        asked.push(name);
        return answers[name]?.(params);
      },
      on(listener: typeof hear) {
        hear = listener;
        return () => {
          hear = () => undefined;
        };
      },
    },
  });
  return {
    asked,
    lists,
    answerLists: async () => {
      for (let turn = 0; turn < 3; turn++) {
        for (const answer of lists.splice(0)) answer();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
    changed: (seq: number) => hear({ from: seq, to: seq, events: [{ type: 'policy.changed', seq }] }),
    quiet: (seq: number) => hear({ from: seq, to: seq, events: [] }),
  };
}

const ids = () => usePermissions.getState().rules?.map(({ id }) => id);
let engine: ReturnType<typeof bridge>;
let stop: () => void;
beforeEach(() => {
  usePermissions.setState({ rules: undefined, grants: undefined, used: {} });
  engine = bridge();
  stop = followPermissions();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

test('lists the newest first, with what was last used', async () => {
  await engine.answerLists();
  expect(ids()).toEqual(['new', 'old']);
  expect(usePermissions.getState().used).toEqual({ old: 5, 'grant:g': 7 });
});

test('lists again when policy changed, and when events were missed', async () => {
  await engine.answerLists();
  engine.changed(1);
  engine.quiet(2);
  expect(engine.asked.filter((name) => name === 'rule.list')).toHaveLength(2);
  engine.quiet(4);
  expect(engine.asked.filter((name) => name === 'rule.list')).toHaveLength(3);
});

test('an answer that a later question has overtaken changes nothing', async () => {
  const [early] = engine.lists.splice(0);
  const removing = removeRule(rule('new', 2));
  await new Promise((resolve) => setTimeout(resolve));
  await engine.answerLists();
  await removing;
  expect(ids()).toEqual(['old']);
  early?.();
  await new Promise((resolve) => setTimeout(resolve));
  expect(ids()).toEqual(['old']);
});

test('the row goes when the way back comes, before anything is listed again', async () => {
  await engine.answerLists();
  void removeRule(rule('old', 1));
  await new Promise((resolve) => setTimeout(resolve));
  expect([ids(), usePermissions.getState().removed?.id]).toEqual([['new'], 'old']);
  await engine.answerLists();
});

test('a removed rule comes back', async () => {
  await engine.answerLists();
  const removing = removeRule(rule('old', 1));
  await engine.answerLists();
  await removing;
  expect([ids(), usePermissions.getState().removed?.id]).toEqual([['new'], 'old']);
  const restoring = restoreRule();
  await engine.answerLists();
  await restoring;
  expect([ids(), usePermissions.getState().removed]).toEqual([['old', 'new'], undefined]);
});
