import type { Json, JsonObject } from '#contract/json.ts';
import { isObject, own, sameJson } from './json-value.ts';
import { ANY } from './schema-field.ts';
import type { Choice, Field, ShapeOf } from './schema-field.ts';

/** An entry of a list. The key tells entries apart while they move. */
export interface Item {
  key: string;
  draft: Draft | undefined;
}

/** A property that stands as a name and a value. */
export interface Row extends Item {
  name: string;
}

/**
 * What stands in one part of a form; undefined: nothing, and nothing is sent. Any value has a draft for any
 * field: what a field cannot show stands there as `json`. Choices are kept as their JSON.
 */
export type Draft =
  | { as: 'typed'; text: string }
  | { as: 'flag'; on: boolean }
  | { as: 'null' }
  | { as: 'picks'; picked: readonly string[] }
  | { as: 'object'; members: ReadonlyMap<string, Draft>; rows: readonly Row[] }
  | { as: 'list'; items: readonly Item[] }
  | { as: 'variant'; at: number; inner: Draft | undefined }
  | { as: 'json'; text: string };

let made = 0;

export function newKey(): string {
  made += 1;
  return String(made);
}

export function keyOf(value: Json): string {
  return JSON.stringify(value);
}

/** The choice that is this value. */
export function choiceFor(choices: readonly Choice[], value: Json): Choice | undefined {
  return choices.find((choice) => sameJson(choice.value, value));
}

/** The draft that says this value, without loss. */
export function draftOf(field: Field, value: Json): Draft {
  return shown(field, value) ?? { as: 'json', text: JSON.stringify(value, null, 2) };
}

/** The field for an entry of a list. */
export function fieldAt(list: ShapeOf<'list'>, at: number): Field {
  return list.first()[at] ?? list.item() ?? ANY;
}

function shown(field: Field, value: Json): Draft | undefined {
  if (value === null && field.nullable) return { as: 'null' };
  switch (field.kind) {
    case 'line':
    case 'text':
      return typeof value === 'string' && value !== '' ? { as: 'typed', text: value } : undefined;
    case 'number':
    case 'integer': {
      const good = typeof value === 'number' && (field.kind === 'number' || Number.isSafeInteger(value));
      return good ? { as: 'typed', text: String(value) } : undefined;
    }
    case 'boolean':
      return typeof value === 'boolean' ? { as: 'flag', on: value } : undefined;
    case 'choice': {
      const choice = choiceFor(field.choices, value);
      return choice && { as: 'typed', text: keyOf(choice.value) };
    }
    case 'picks':
      return picksOf(field.choices, value);
    case 'object':
      return isObject(value) ? objectOf(field, value) : undefined;
    case 'list':
      return Array.isArray(value)
        ? {
            as: 'list',
            items: value.map((item, at) => ({ key: newKey(), draft: draftOf(fieldAt(field, at), item) })),
          }
        : undefined;
    case 'variants':
      return variantOf(field, value);
    case 'json':
      return undefined;
  }
}

function picksOf(choices: readonly Choice[], value: Json): Draft | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const picked = value.map((one) => choiceFor(choices, one)).filter((choice) => choice !== undefined);
  const whole = picked.length === value.length && new Set(picked).size === picked.length;
  return whole ? { as: 'picks', picked: picked.map((choice) => keyOf(choice.value)) } : undefined;
}

function objectOf(field: ShapeOf<'object'>, value: JsonObject): Draft {
  const members = new Map<string, Draft>();
  for (const { name, field: member } of field.members()) {
    const held = own(value, name);
    if (held !== undefined) members.set(name, draftOf(member, held));
  }
  const others = field.others() ?? ANY;
  const rows = Object.entries(value).flatMap(([name, held]) =>
    members.has(name) ? [] : [{ key: newKey(), name, draft: draftOf(others, held) }],
  );
  return { as: 'object', members, rows };
}

/** The first variant that takes all of the value, else the first that takes its kind. */
function variantOf(field: ShapeOf<'variants'>, value: Json): Draft | undefined {
  const variants = field.variants();
  const exact = variants.findIndex((variant) => fits(variant.field, value, true));
  const at = exact < 0 ? variants.findIndex((variant) => fits(variant.field, value, false)) : exact;
  const chosen = variants[at];
  return chosen && { as: 'variant', at, inner: draftOf(chosen.field, value) };
}

/** Whether a field is made for a value; `whole`: nothing of it would stand outside the fields. */
function fits(field: Field, value: Json, whole: boolean): boolean {
  if (value === null && field.nullable) return true;
  switch (field.kind) {
    case 'json':
      return true;
    case 'variants':
      return field.variants().some((variant) => fits(variant.field, value, whole));
    case 'object': {
      if (!isObject(value)) return false;
      const members = field.members();
      const known = new Set(members.map((member) => member.name));
      return (
        members.every((member) => {
          const held = own(value, member.name);
          return held === undefined ? !member.required : fits(member.field, held, whole);
        }) &&
        (!whole || field.others() !== undefined || Object.keys(value).every((name) => known.has(name)))
      );
    }
    case 'list':
      return Array.isArray(value) && value.every((item, at) => fits(fieldAt(field, at), item, whole));
    case 'picks':
      return Array.isArray(value) && value.every((item) => choiceFor(field.choices, item) !== undefined);
    default:
      return value === ''
        ? field.kind === 'line' || field.kind === 'text'
        : shown(field, value) !== undefined;
  }
}
