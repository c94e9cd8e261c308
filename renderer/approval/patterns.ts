import type { Where } from '#contract/policy.ts';
import type { Text } from '#contract/text.ts';

/** A condition while it is edited. A value that is not text is edited as JSON. */
export interface Pattern {
  path: string;
  chosen: boolean;
  op: Where['op'];
  typed: string;
  isText: boolean;
}

/** The offered conditions as they open: the most useful one is chosen, because it allows less than none does. */
export function patternsOf(suggestions: readonly Where[]): Pattern[] {
  return suggestions.map(({ path, op, value }, at) => {
    const isText = typeof value === 'string';
    return { path, op, isText, chosen: at === 0, typed: isText ? value : JSON.stringify(value) };
  });
}

/** Operators that make sense for a condition; the one it came with is always among them. */
export function opsFor(suggestion: Where): Where['op'][] {
  const common: Where['op'][] = typeof suggestion.value === 'string' ? ['=', 'inside', 'glob'] : ['='];
  return common.includes(suggestion.op) ? common : [suggestion.op, ...common];
}

/** The chosen conditions as they are sent, or what keeps one from being sent, by its place. */
export function whereOf(patterns: readonly Pattern[]): { where: Where[]; problems: Map<number, Text> } {
  const where: Where[] = [];
  const problems = new Map<number, Text>();
  for (const [at, { path, chosen, op, typed, isText }] of patterns.entries()) {
    if (!chosen) continue;
    if (isText && typed === '' && op !== '=') problems.set(at, { code: 'approval.valueNeeded', params: {} });
    else if (isText) where.push({ path, op, value: typed });
    else {
      try {
        where.push({ path, op, value: JSON.parse(typed) as Where['value'] });
      } catch {
        problems.set(at, { code: 'approval.valueNotJson', params: {} });
      }
    }
  }
  return { where, problems };
}
