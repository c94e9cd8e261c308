import type { Rule } from '#contract/policy.ts';
import { isReadOnly } from '#contract/verbs.ts';
import { byPrecedence } from './candidates.ts';
import type { Candidate, CompiledGrants, CompiledRules, Facts } from './candidates.ts';

/** What policy says of a call, and the rule that says so: a rule's id, `grant:ID`, or one that begins with `default:`. */
export interface Verdict {
  effect: Rule['effect'];
  rule: string;
}

const READ: Verdict = { effect: 'allow', rule: 'default:read' };
const ASK: Verdict = { effect: 'ask', rule: 'default:ask' };
const AGAIN: Verdict = { effect: 'ask', rule: 'default:afterUntrusted' };

/**
 * GLOSSARY Rule: any matching deny, else the most specific grant or rule, else the default policy. Pure; `now` is epoch
 * ms. Without arguments (the admitted stage) only a deny without `where` counts and nothing is ever allowed. After an
 * untrusted result nothing that does more than read is allowed unasked, whatever was said of it before.
 */
export function decide(facts: Facts, rules: CompiledRules, grants: CompiledGrants, now: number): Verdict {
  const verdict = judge(facts, rules, grants, now);
  if (verdict.effect !== 'allow' || facts.afterUntrusted !== true) return verdict;
  const { verbs, source } = facts.verbs;
  return source !== 'unknown' && isReadOnly(verbs) ? verdict : AGAIN;
}

function judge(facts: Facts, rules: CompiledRules, grants: CompiledGrants, now: number): Verdict {
  const deny = first(rules.denies(facts.tool), facts, now);
  if (deny !== undefined) return { effect: 'deny', rule: deny.rule };
  if (facts.args === undefined) return ASK;

  const rule = first(rules.others(facts.tool), facts, now);
  const grant = first(grants(facts.tool), facts, now);
  const strongest =
    rule !== undefined && grant !== undefined && byPrecedence(rule, grant) < 0 ? rule : (grant ?? rule);
  if (strongest !== undefined) return { effect: strongest.effect, rule: strongest.rule };

  const { verbs, source } = facts.verbs;
  return facts.trusted && source !== 'unknown' && isReadOnly(verbs) ? READ : ASK;
}

function first(candidates: readonly Candidate[], facts: Facts, now: number): Candidate | undefined {
  for (const candidate of candidates) if (candidate.matches(facts, now)) return candidate;
  return undefined;
}
