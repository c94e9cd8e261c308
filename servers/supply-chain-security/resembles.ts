import type { Ecosystem } from '#servers/projects/project.ts';
import { POPULAR } from './popular-names.ts';

/** Shorter names are too close to one another by chance. */
const SHORTEST = 5;

/** Characters that are read as another one. */
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'o'],
  [/1/g, 'l'],
  [/5/g, 's'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
];

interface Resemblance {
  name: string;
  how: string;
}

/**
 * The well-known name that this one could be mistaken for: one slip of the typing hand, other separators, a doubled
 * ending or lookalike characters. Undefined for names that are well known themselves.
 */
export function resembles(ecosystem: Ecosystem, name: string): Resemblance | undefined {
  const { known, bare, lookalike, byLength } = indexOf(ecosystem);
  if (known.has(name)) return undefined;
  const [scope, base] = name.startsWith('@') ? name.split('/') : [undefined, name];
  if (scope !== undefined) return scopeResembles(ecosystem, scope, base ?? '');
  const same = bare.get(bareName(name));
  if (same !== undefined) return { name: same, how: 'differs only in separators or an ending' };
  const seen = lookalike.get(drawn(name));
  if (seen !== undefined) return { name: seen, how: 'differs only in characters that look alike' };
  if (name.length < SHORTEST) return undefined;
  for (const length of [name.length, name.length - 1, name.length + 1]) {
    const near = byLength.get(length)?.find((other) => isOneSlip(name, other));
    if (near !== undefined) return { name: near, how: 'is one typing slip away' };
  }
  return undefined;
}

interface Index {
  known: Set<string>;
  bare: Map<string, string>;
  lookalike: Map<string, string>;
  byLength: Map<number, string[]>;
  scopes: Set<string>;
}

const indexes = new Map<Ecosystem, Index>();

function indexOf(ecosystem: Ecosystem): Index {
  const made = indexes.get(ecosystem);
  if (made !== undefined) return made;
  const all = POPULAR[ecosystem];
  const plain = all.filter((name) => !name.startsWith('@'));
  const byLength = new Map<number, string[]>();
  for (const name of plain.filter(({ length }) => length >= SHORTEST)) {
    byLength.set(name.length, [...(byLength.get(name.length) ?? []), name]);
  }
  const index: Index = {
    known: new Set(all),
    bare: new Map(plain.filter(({ length }) => length >= SHORTEST).map((name) => [bareName(name), name])),
    lookalike: new Map(plain.filter(({ length }) => length >= SHORTEST).map((name) => [drawn(name), name])),
    byLength,
    scopes: new Set(all.filter((name) => name.startsWith('@')).map((name) => name.split('/')[0] ?? name)),
  };
  indexes.set(ecosystem, index);
  return index;
}

function scopeResembles(ecosystem: Ecosystem, scope: string, base: string): Resemblance | undefined {
  const { scopes, known } = indexOf(ecosystem);
  if (scopes.has(scope) || scope.length < SHORTEST) return undefined;
  const near = [...scopes].find((other) => isOneSlip(scope, other) && known.has(`${other}/${base}`));
  return near === undefined
    ? undefined
    : { name: `${near}/${base}`, how: 'has a scope one typing slip away' };
}

function bareName(name: string): string {
  return name.replace(/[-_.]?js$/, '').replaceAll(/[-_.]/g, '');
}

function drawn(name: string): string {
  return LOOKALIKES.reduce((text, [from, to]) => text.replaceAll(from, to), name);
}

/** One character more, less or other, or two neighbours swapped (Damerau's distance 1). */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return left !== right;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
