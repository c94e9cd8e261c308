import { canonicalServer, sameServer } from '#contract/ids.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Rule, RuleDraft } from '#contract/policy.ts';
import { compileRules, compileServer } from './candidates.ts';
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
  /** The same object until the rule is changed. */
  find(id: string): Rule | undefined;
  compiled(): CompiledRules;
  /** Adds a rule, or replaces the one with the draft's id (whose time of making stays). */
  set(draft: RuleDraft): Rule;
  remove(id: string): boolean;
  /** Takes away what is allowed on this server by its name, and returns it, so that it can be put back. What restricts stays. */
  takeFrom(server: ServerId): Rule[];
  putBack(rules: readonly Rule[]): void;
  /** What restricts a server and would not reach its copy, because it goes by the name, restricts the copy too: these rules are added. */
  restrictCopy(of: ServerId, copy: ServerId): Rule[];
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

  const find = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);

  function set(draft: RuleDraft): Rule {
    const id = draft.id ?? newId();
    const rule: Rule = { ...draft, id, createdAt: find(id)?.createdAt ?? made.get(id) ?? now() };
    rows.put(rule);
    keep([...rules.filter((one) => one.id !== id), rule]);
    return rule;
  }

  return {
    list: () => rules,
    find,
    compiled: () => compiled,
    set,
    remove(id) {
      const found = rules.filter((rule) => rule.id === id);
      drop(found);
      return found.length > 0;
    },
    takeFrom(server) {
      const taken = rules.filter(
        ({ effect, server: named }) => effect === 'allow' && sameServer(named, server),
      );
      drop(taken);
      return taken;
    },
    putBack(back) {
      for (const rule of back) rows.put(rule);
      keep([...rules, ...back]);
    },
    restrictCopy(of, copy) {
      const lost = rules.filter(({ effect, server }) => {
        if (effect === 'allow') return false;
        const speaksOf = compileServer(server);
        return speaksOf(canonicalServer(of)) && !speaksOf(canonicalServer(copy));
      });
      return lost.map(({ id: _its, createdAt: _then, ...rule }) => set({ ...rule, server: copy }));
    },
  };
}
