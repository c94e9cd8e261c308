import type { Json, JsonObject } from '#contract/json.ts';
import { isObject, own, sameJson } from './json-value.ts';

/** Words that do not decide what fits: where two schemas differ in them, the outer one is heard. */
const WORDS = new Set([
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'format',
  '$comment',
  '$schema',
  '$id',
  '$anchor',
  '$defs',
  'definitions',
  'if',
  'then',
  'else',
]);
const HIGHER = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties']);
const LOWER = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties']);

export type Resolve = (schema: Json | undefined) => JsonObject | undefined;

/**
 * Makes what a schema inside `root` says plain: local references followed, `allOf` merged (JSON Schema 2020-12).
 * Undefined: it leads elsewhere, into itself, or says what cannot be merged.
 */
export function resolverOf(root: JsonObject): Resolve {
  function resolve(schema: Json | undefined, seen: ReadonlySet<string>): JsonObject | undefined {
    if (schema === false) return undefined;
    if (!isObject(schema)) return {};
    const { $ref: ref, allOf, ...rest } = schema;
    let plain: JsonObject | undefined = rest;
    if (typeof ref === 'string') {
      const target = seen.has(ref) ? undefined : lookUp(root, ref);
      const named = target === undefined ? undefined : resolve(target, new Set(seen).add(ref));
      plain = named && merge(plain, named);
    } else if (own(rest, '$dynamicRef') !== undefined) {
      return undefined;
    }
    for (const part of Array.isArray(allOf) ? allOf : []) {
      const said = resolve(part, seen);
      plain = plain && said && merge(plain, said);
    }
    return plain;
  }
  return (schema) => resolve(schema, new Set());
}

/** One schema that says what both say; undefined when that takes more than laying their words together. */
export function merge(one: JsonObject, other: JsonObject): JsonObject | undefined {
  const both = new Map(Object.entries(one));
  for (const [word, theirs] of Object.entries(other)) {
    const mine = both.get(word);
    const joined = mine === undefined ? theirs : join(word, mine, theirs);
    if (joined === undefined) return undefined;
    both.set(word, joined);
  }
  return Object.fromEntries(both);
}

function join(word: string, mine: Json, theirs: Json): Json | undefined {
  if (WORDS.has(word) || sameJson(mine, theirs)) return mine;
  if (word === 'properties' && isObject(mine) && isObject(theirs)) return joinProperties(mine, theirs);
  if (word === 'required' && Array.isArray(mine) && Array.isArray(theirs)) {
    return [...new Set([...mine, ...theirs])];
  }
  if (word === 'type') return joinTypes([mine].flat(), [theirs].flat());
  if (typeof mine === 'number' && typeof theirs === 'number') {
    if (HIGHER.has(word)) return Math.max(mine, theirs);
    if (LOWER.has(word)) return Math.min(mine, theirs);
  }
  if (word === 'additionalProperties' || word === 'unevaluatedProperties') {
    if (mine === true) return theirs;
    if (theirs === true) return mine;
    if (mine === false || theirs === false) return false;
  }
  return undefined;
}

function joinProperties(mine: JsonObject, theirs: JsonObject): JsonObject {
  const all = new Map(Object.entries(mine));
  for (const [name, schema] of Object.entries(theirs)) {
    const known = all.get(name);
    all.set(name, known === undefined || sameJson(known, schema) ? schema : { allOf: [schema, known] });
  }
  return Object.fromEntries(all);
}

function joinTypes(mine: readonly Json[], theirs: readonly Json[]): Json | undefined {
  const shared = mine.flatMap((type) => {
    if (theirs.includes(type)) return [type];
    if (type === 'integer' && theirs.includes('number')) return ['integer'];
    return type === 'number' && theirs.includes('integer') ? ['integer'] : [];
  });
  return shared.length < 2 ? shared[0] : shared;
}

function lookUp(root: JsonObject, ref: string): Json | undefined {
  if (ref === '#') return root;
  if (ref.startsWith('#/')) {
    let found: Json | undefined = root;
    for (const segment of ref.slice(2).split('/')) {
      const key = plainSegment(segment).replaceAll('~1', '/').replaceAll('~0', '~');
      if (Array.isArray(found)) found = found[Number(key)];
      else found = isObject(found) ? own(found, key) : undefined;
    }
    return found;
  }
  const named = [own(root, '$defs'), own(root, 'definitions')].filter(isObject).flatMap(Object.values);
  return named.find(
    (schema) => isObject(schema) && (own(schema, '$id') === ref || own(schema, '$anchor') === ref.slice(1)),
  );
}

function plainSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
