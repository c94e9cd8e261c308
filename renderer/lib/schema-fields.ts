import type { Json, JsonObject } from '#contract/json.ts';
import { isObject, own } from './json-value.ts';
import { branchShape } from './schema-branches.ts';
import { choicesOf } from './schema-choices.ts';
import { ANY } from './schema-field.ts';
import type { Field, Member, Shape } from './schema-field.ts';
import { resolverOf } from './schema-resolve.ts';

/** Below this a schema that holds itself again and again becomes raw JSON. */
const DEEPEST = 16;
/** A list of few choices shows them all. */
const MOST_PICKS = 24;

/** What long text is usually called. */
const LONG =
  /(^|_|-)(content|contents|text|body|code|script|source|prompt|message|markdown|html|patch|diff)$/i;

/** The form for a JSON Schema (2020-12, and what draft-07 writes differently). Never throws. */
export function fieldOf(schema: JsonObject): Field {
  const resolve = resolverOf(schema);

  function compile(raw: Json | undefined, name: string, depth: number): Field {
    const plain = depth > DEEPEST ? undefined : resolve(raw);
    if (!plain) return { ...ANY, ...saidOf(isObject(raw) ? raw : {}) };
    const types = typesOf(plain);
    const rest = types.filter((type) => type !== 'null');
    const said = { ...saidOf(plain), nullable: types.includes('null') && rest.length > 0 };
    const choices = choicesOf(plain, resolve);
    if (choices) return { ...said, nullable: false, kind: 'choice', choices };
    const inside = (inner: Json | undefined, of = name) => compile(inner, of, depth + 1);
    const branches = branchShape(plain, resolve, inside);
    if (branches) {
      if (!('same' in branches)) return { ...said, nullable: branches.nullable, ...branches.shape };
      return { ...branches.same, ...outer(plain), nullable: branches.nullable || branches.same.nullable };
    }
    if (rest.length > 1) {
      const variants = lazy(() => rest.map((type) => ({ type, field: inside({ ...plain, type }) })));
      return { ...said, kind: 'variants', variants };
    }
    return { ...said, ...shapeOf(rest[0], plain, name, inside) };
  }

  function shapeOf(
    type: string | undefined,
    plain: JsonObject,
    name: string,
    inside: (inner: Json | undefined, of?: string) => Field,
  ): Shape {
    switch (type) {
      case 'string':
        return stringShape(plain, name);
      case 'number':
      case 'integer':
        return { kind: type, ...boundsOf(plain, type) };
      case 'boolean':
        return { kind: 'boolean' };
      case 'object':
        return { kind: 'object', members: lazy(() => membersOf(plain)), others: lazy(() => othersOf(plain)) };
      case 'array':
        return listShape(plain);
      default:
        return { kind: 'json' };
    }

    function membersOf(plain: JsonObject): Member[] {
      const required = own(plain, 'required');
      const names: readonly Json[] = Array.isArray(required) ? required : [];
      return Object.entries(objectAt(plain, 'properties')).flatMap(([key, value]) => {
        const shown = value !== false && resolve(value)?.['readOnly'] !== true;
        return shown ? [{ name: key, required: names.includes(key), field: inside(value, key) }] : [];
      });
    }

    function othersOf(plain: JsonObject): Field | undefined {
      const patterns = Object.values(objectAt(plain, 'patternProperties'));
      if (patterns.length > 0) return inside(patterns.length === 1 ? patterns[0] : {});
      const others = own(plain, 'additionalProperties');
      return isObject(others) || others === true ? inside(others) : undefined;
    }

    function listShape(plain: JsonObject): Shape {
      const items = own(plain, 'items');
      const first = own(plain, 'prefixItems') ?? (Array.isArray(items) ? items : []);
      const rest = Array.isArray(items) ? own(plain, 'additionalItems') : items;
      const picks = Array.isArray(first) && first.length === 0 ? pickable(rest) : undefined;
      if (picks) return { kind: 'picks', choices: picks };
      return {
        kind: 'list',
        first: lazy(() => (Array.isArray(first) ? first.map((one) => inside(one)) : [])),
        item: lazy(() => (rest === false ? undefined : inside(rest))),
        least: numberAt(plain, 'minItems') ?? 0,
        most: numberAt(plain, 'maxItems'),
      };
    }
  }

  function pickable(items: Json | undefined) {
    const plain = isObject(items) ? resolve(items) : undefined;
    const choices = plain && choicesOf(plain, resolve);
    return choices && choices.length > 1 && choices.length <= MOST_PICKS ? choices : undefined;
  }

  return compile(schema, '', 0);
}

/** What was worked out once stays: parts of a form are told apart by their identity. */
function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What the whole says over its one branch, where it says anything. */
function outer(plain: JsonObject) {
  const { examples, deprecated, ...said } = saidOf(plain);
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...(examples.length > 0 && { examples }),
    ...(deprecated && { deprecated }),
  };
}

function saidOf(plain: JsonObject) {
  const examples = own(plain, 'examples');
  return {
    title: textAt(plain, 'title'),
    help: textAt(plain, 'description'),
    preset: own(plain, 'default'),
    examples: Array.isArray(examples) ? examples : [],
    deprecated: own(plain, 'deprecated') === true,
    nullable: false,
  };
}

function typesOf(plain: JsonObject): string[] {
  const said = [own(plain, 'type')].flat().filter((type) => typeof type === 'string');
  if (said.length > 0) return said;
  const has = (...words: string[]) => words.some((word) => own(plain, word) !== undefined);
  if (has('properties', 'additionalProperties', 'patternProperties', 'required')) return ['object'];
  if (has('items', 'prefixItems', 'minItems')) return ['array'];
  if (has('pattern', 'minLength', 'maxLength', 'format')) return ['string'];
  return has('minimum', 'maximum', 'multipleOf') ? ['number'] : [];
}

function stringShape(plain: JsonObject, name: string): Shape {
  const format = textAt(plain, 'format');
  const preset = own(plain, 'default');
  const long =
    LONG.test(name) ||
    (numberAt(plain, 'maxLength') ?? 0) > 300 ||
    (typeof preset === 'string' && preset.includes('\n'));
  return long && format === undefined ? { kind: 'text' } : { kind: 'line', format };
}

function boundsOf(plain: JsonObject, type: 'number' | 'integer') {
  const least = type === 'integer' ? 1 : 0;
  const over = numberAt(plain, 'exclusiveMinimum');
  const under = numberAt(plain, 'exclusiveMaximum');
  return {
    min: numberAt(plain, 'minimum') ?? (over === undefined ? undefined : over + least),
    max: numberAt(plain, 'maximum') ?? (under === undefined ? undefined : under - least),
    step: numberAt(plain, 'multipleOf'),
  };
}

function textAt(plain: JsonObject, word: string): string | undefined {
  const value = own(plain, word);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberAt(plain: JsonObject, word: string): number | undefined {
  const value = own(plain, word);
  return typeof value === 'number' ? value : undefined;
}

function objectAt(plain: JsonObject, word: string): JsonObject {
  const value = own(plain, word);
  return isObject(value) ? value : {};
}
