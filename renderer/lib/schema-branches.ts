import type { Json, JsonObject } from '#contract/json.ts';
import { isObject, own } from './json-value.ts';
import { choicesOf } from './schema-choices.ts';
import { ANY } from './schema-field.ts';
import type { Field, Shape, Variant } from './schema-field.ts';
import { merge } from './schema-resolve.ts';
import type { Resolve } from './schema-resolve.ts';

/** Words that only restrict what the rest of the schema describes; they are checked, not shown. */
const CHECKED = new Set([
  'required',
  'not',
  'dependentRequired',
  '$comment',
  'minProperties',
  'maxProperties',
]);

type Branches = { nullable: boolean } & ({ same: Field } | { shape: Shape });

/** What `oneOf` or `anyOf` make of a schema: variants to choose from, or its one branch besides null. */
export function branchShape(
  plain: JsonObject,
  resolve: Resolve,
  inside: (schema: Json) => Field,
): Branches | undefined {
  const word = own(plain, 'oneOf') === undefined ? 'anyOf' : 'oneOf';
  const { [word]: branches, ...base } = plain;
  if (!Array.isArray(branches) || branches.length === 0) return undefined;
  const described = branches.filter((branch) => !isRestriction(branch));
  if (described.length === 0) return undefined;
  const rest = described.filter((branch) => !isNull(branch));
  const nullable = rest.length < described.length;
  // A default belongs to the whole; words of the whole are no words of its parts.
  const {
    title: _title,
    description: _description,
    default: _default,
    examples: _examples,
    ...shared
  } = base;
  const whole = rest.map((branch) => {
    const said = resolve(branch);
    return said && merge(shared, said);
  });
  const [only] = whole;
  if (whole.length === 1) return { nullable, same: only ? inside(only) : ANY };
  let made: readonly Variant[] | undefined;
  const variants = () =>
    (made ??= whole.map((said) => ({
      title: said && nameOf(said, resolve),
      type: said && typeOf(said),
      field: said ? inside(said) : ANY,
    })));
  return { nullable, shape: { kind: 'variants', variants } };
}

function isRestriction(branch: Json): boolean {
  return isObject(branch) && Object.keys(branch).every((word) => CHECKED.has(word));
}

function isNull(branch: Json): boolean {
  return isObject(branch) && (own(branch, 'type') === 'null' || own(branch, 'const') === null);
}

/** Its title, or the one value that tells it from the others. */
function nameOf(said: JsonObject, resolve: Resolve): string | undefined {
  const title = own(said, 'title');
  if (typeof title === 'string' && title !== '') return title;
  const properties = own(said, 'properties');
  for (const property of isObject(properties) ? Object.values(properties) : []) {
    const plain = resolve(property);
    const choices = plain && choicesOf(plain, resolve);
    if (choices?.length === 1) return choices[0]?.label;
  }
  return undefined;
}

function typeOf(said: JsonObject): string | undefined {
  const type = own(said, 'type');
  if (typeof type === 'string') return type;
  return own(said, 'properties') === undefined ? undefined : 'object';
}
