import type { Json, JsonObject } from '#contract/json.ts';
import { own } from './json-value.ts';
import type { Choice } from './schema-field.ts';
import type { Resolve } from './schema-resolve.ts';

/** The values that a schema names one by one: `enum`, `const`, or branches that are one value each. */
export function choicesOf(plain: JsonObject, resolve: Resolve): Choice[] | undefined {
  const one = own(plain, 'const');
  if (one !== undefined) return [choiceOf(one, undefined)];
  const values = own(plain, 'enum');
  if (Array.isArray(values) && values.length > 0) {
    const names = own(plain, 'enumNames');
    return unique(values.map((value, at) => choiceOf(value, Array.isArray(names) ? names[at] : undefined)));
  }
  const branches = own(plain, 'oneOf') ?? own(plain, 'anyOf');
  if (!Array.isArray(branches) || branches.length === 0) return undefined;
  const each = branches.map((branch) => {
    const said = resolve(branch);
    const value = said && own(said, 'const');
    return said && value !== undefined ? choiceOf(value, own(said, 'title')) : undefined;
  });
  return each.every((choice) => choice !== undefined) ? unique(each) : undefined;
}

function choiceOf(value: Json, name: Json | undefined): Choice {
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  return { value, label: typeof name === 'string' && name !== '' ? name : plain };
}

function unique(choices: readonly Choice[]): Choice[] {
  return [...new Map(choices.map((choice) => [JSON.stringify(choice.value), choice])).values()];
}
