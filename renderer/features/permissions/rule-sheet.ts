import type { Rule, RuleDraft, Where } from '#contract/policy.ts';
import type { Text } from '#contract/text.ts';
import { readPath, readValue, typeValue } from './condition.ts';
import type { TypedCondition } from './condition.ts';

/** A rule while it is edited. */
export interface RuleSheet {
  effect: Rule['effect'];
  who: string;
  server: string;
  tool: string;
  conditions: readonly TypedCondition[];
}

/** What is wrong, by field as the contract names it inside a rule: `tool`, `where.0.value`. */
export type Problems = ReadonlyMap<string, Text>;

/** The form as it opens; a new rule asks, which is the least that it can do. */
export function openSheet(rule: Rule | undefined): RuleSheet {
  if (!rule) return { effect: 'ask', who: '*', server: '', tool: '', conditions: [] };
  const { effect, who, server, tool, where } = rule;
  const conditions = where.map(({ path, op, value }, key) => ({
    key,
    path: path.slice(1),
    op,
    typed: typeValue(op, value),
  }));
  return { effect, who, server, tool, conditions };
}

export function withCondition(sheet: RuleSheet): RuleSheet {
  const key = 1 + Math.max(-1, ...sheet.conditions.map((one) => one.key));
  return { ...sheet, conditions: [...sheet.conditions, { key, path: '', op: '=', typed: '' }] };
}

/**
 * The rule that was meant. What the form does not show (via, workspace, times) stays as it was. A value that is not one
 * stands in the draft as typed: it is for reading, not for sending, while there are problems.
 */
export function readSheet(
  { effect, who, server, tool, conditions }: RuleSheet,
  rule: Rule | undefined,
): { draft: RuleDraft; problems: Problems } {
  const problems = new Map<string, Text>();
  const names = { who: who.trim(), server: server.trim(), tool: tool.trim() };
  for (const [field, name] of Object.entries(names)) {
    if (name === '') problems.set(field, { code: 'permissions.needed', params: {} });
  }
  const where = conditions.map(({ path, op, typed }, at): Where => {
    const pointer = readPath(path.trim());
    if (pointer === '') problems.set(`where.${at}.path`, { code: 'permissions.needed', params: {} });
    const read = readValue(op, typed);
    if ('problem' in read) problems.set(`where.${at}.value`, read.problem);
    return { path: pointer, op, value: 'value' in read ? read.value : typed };
  });
  const { createdAt: _given, ...kept } = rule ?? { createdAt: 0 };
  return { draft: { ...kept, effect, ...names, where }, problems };
}
