import type { Rule, RuleDraft, Where } from '#contract/policy.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';

type Said = RuleDraft | Rule;

/**
 * Whether a change of the rules may let a call through that was refused or asked about before: `after` is set in the
 * place of `before`, which there was not when the rule is new; without `after` it is removed. Where it cannot be told from
 * the two alone, it does. Pure.
 */
export function widens(before: Rule | undefined, after: RuleDraft | undefined): boolean {
  if (after?.effect === 'allow') return before === undefined || !sayTheSame(before, after);
  if (before === undefined || before.effect === 'allow') return false;
  return after === undefined || !restrictsAsMuch(before, after);
}

function sayTheSame(one: Said, other: Said): boolean {
  return canonicalJson(matter(one)) === canonicalJson(matter(other));
}

function matter({ effect, who, server, tool, where, via, workspace, from, to }: Said): unknown {
  return { effect, who, server, tool, where, via, workspace, from, to };
}

/** Whether `after` (ask or deny) holds back every call that `before` did, and at least as hard. */
function restrictsAsMuch(before: Rule, after: RuleDraft): boolean {
  if (!concernsAsMany(before, after)) return false;
  // A deny wins whatever it names; how exactly an ask names something decides what it wins against.
  if (after.effect === 'deny') {
    return (
      reaches(before.server, after.server) &&
      reaches(before.tool, after.tool) &&
      after.where.every((condition) => before.where.some((one) => sameCondition(one, condition)))
    );
  }
  return (
    before.effect === 'ask' &&
    before.server === after.server &&
    before.tool === after.tool &&
    canonicalJson(before.where) === canonicalJson(after.where)
  );
}

function concernsAsMany(before: Rule, after: RuleDraft): boolean {
  const { from = -Infinity, to = Infinity } = after;
  return (
    reaches(before.who, after.who) &&
    (after.via === undefined || after.via === before.via) &&
    (after.workspace === undefined || after.workspace === before.workspace) &&
    from <= (before.from ?? -Infinity) &&
    (before.to ?? Infinity) <= to
  );
}

function reaches(before: string, after: string): boolean {
  return after === '*' || after === before;
}

function sameCondition(one: Where, other: Where): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
