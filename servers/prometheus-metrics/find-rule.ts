import { ToolFailure } from '#servers/kit/failure.ts';
import type { FileRule, RuleFile } from './rule-file.ts';

/** Where a rule stands in its file. */
interface Place {
  group: number;
  rule: number;
  found: FileRule;
}

/** Throws N with near names, and V when two rules of the group have the name: by it they cannot be told apart. */
export function findRule({ groups, path }: RuleFile, group: string, alert: string): Place {
  const at = groups.findIndex(({ name }) => name === group);
  if (at === -1) {
    const names = groups.map(({ name }) => name);
    throw new ToolFailure('N', `${path} has no group ${group}. It has: ${listed(names)}.`, {
      field: 'group',
    });
  }
  const rules = groups[at]?.rules ?? [];
  const places = rules.flatMap((found, rule) => (found.alert === alert ? { group: at, rule, found } : []));
  const [place] = places;
  if (place === undefined) {
    const names = rules.flatMap((rule) => rule.alert ?? []);
    throw new ToolFailure('N', `${group} has no alert ${alert}. It has: ${listed(names)}.`, {
      field: 'alert',
    });
  }
  if (places.length > 1) {
    throw new ToolFailure(
      'V',
      `${group} has ${places.length} rules called ${alert}. Give them names of their own in ${path} first.`,
      { field: 'alert', count: places.length },
    );
  }
  return place;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.slice(0, 50).join(', ');
}
