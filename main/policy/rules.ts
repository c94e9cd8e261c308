import { sameServer } from '#contract/ids.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Rule, RuleDraft } from '#contract/policy.ts';
import { compileRules } from './candidates.ts';
import type { CompiledRules } from './candidates.ts';

/** Where rules are kept; the store's rows fit. */
export interface RuleRows {
  list(): Rule[];
  put(rule: Rule): void;
  remove(id: string): void;
}

/** The rules that hold, in memory and ready for `decide`. */
export interface Rules {
  list(): readonly Rule[];
  compiled(): CompiledRules;
  /** Adds a rule, or replaces the one with the draft's id (whose time of making stays). */
  set(draft: RuleDraft): Rule;
  remove(id: string): boolean;
  /** Takes away the rules that name this server and no other, and returns them, so that they can be put back. */
  takeFrom(server: ServerId): Rule[];
  putBack(rules: readonly Rule[]): void;
}

export function createRules(parts: { rows: RuleRows; now: () => number; newId: () => string }): Rules {
  const { rows, now, newId } = parts;
  let rules = rows.list();
  let compiled = compileRules(rules);
  /** When rules that were removed in this run were made: one that is brought back is as old as it was. */
  const made = new Map<string, number>();

  const keep = (next: Rule[]): void => {
    rules = next;
    compiled = compileRules(next);
  };

  function drop(gone: readonly Rule[]): void {
    for (const { id, createdAt } of gone) {
      rows.remove(id);
      made.set(id, createdAt);
    }
    keep(rules.filter((rule) => !gone.includes(rule)));
  }

  return {
    list: () => rules,
    compiled: () => compiled,
    set(draft) {
      const id = draft.id ?? newId();
      const earlier = rules.find((rule) => rule.id === id)?.createdAt ?? made.get(id);
      const rule: Rule = { ...draft, id, createdAt: earlier ?? now() };
      rows.put(rule);
      keep([...rules.filter(({ id }) => id !== rule.id), rule]);
      return rule;
    },
    remove(id) {
      const found = rules.filter((rule) => rule.id === id);
      drop(found);
      return found.length > 0;
    },
    takeFrom(server) {
      const taken = rules.filter((rule) => sameServer(rule.server, server));
      drop(taken);
      return taken;
    },
    putBack(back) {
      for (const rule of back) rows.put(rule);
      keep([...rules, ...back]);
    },
  };
}
