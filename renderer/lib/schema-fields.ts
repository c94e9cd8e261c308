import type { Json, JsonObject } from '#contract/json.ts';

export type FieldKind = 'line' | 'text' | 'number' | 'integer' | 'boolean' | 'choice' | 'json';

/** One argument of a tool as a form can ask for it. */
export interface FormField {
  name: string;
  kind: FieldKind;
  required: boolean;
  help?: string;
  preset?: Json;
  /** For kind `choice`. */
  choices: Json[];
}

/** What long text is usually called. */
const LONG =
  /(^|_|-)(content|contents|text|body|code|script|source|prompt|message|markdown|html|patch|diff)$/i;

/** The fields of an input schema in its own order. Whatever is not flat becomes a field of raw JSON. */
export function fieldsOf(schema: JsonObject): FormField[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(objectAt(schema, 'properties')).map(([name, raw]) => {
    const property = isObject(raw) ? raw : {};
    const help = [property['title'], property['description']].find((words) => typeof words === 'string');
    const choices = choicesOf(property);
    return {
      name,
      kind: choices.length > 0 ? 'choice' : kindOf(name, property),
      required: required.includes(name),
      help,
      preset: property['default'],
      choices,
    };
  });
}

/** Whether a form with these fields could say all that the schema asks for. */
export function isFlat(schema: JsonObject): boolean {
  return !['oneOf', 'anyOf', 'allOf', '$ref', 'patternProperties', 'if'].some((word) => word in schema);
}

function kindOf(name: string, property: JsonObject): FieldKind {
  switch (typeOf(property)) {
    case 'string':
      return LONG.test(name) || Number(property['maxLength'] ?? 0) > 300 || hasLineBreak(property['default'])
        ? 'text'
        : 'line';
    case 'number':
      return 'number';
    case 'integer':
      return 'integer';
    case 'boolean':
      return 'boolean';
    default:
      return 'json';
  }
}

/** The one type besides null, whether it is said by `type` or by a branch of `anyOf`. */
function typeOf(property: JsonObject): string | undefined {
  const branches = property['anyOf'] ?? property['oneOf'];
  if (Array.isArray(branches)) {
    const types = branches.map((branch) =>
      isObject(branch) && isPlain(branch) ? branch['type'] : undefined,
    );
    return onlyType(types);
  }
  return onlyType(Array.isArray(property['type']) ? property['type'] : [property['type']]);
}

function onlyType(types: (Json | undefined)[]): string | undefined {
  const rest = types.filter((type) => type !== 'null');
  return rest.length === 1 && typeof rest[0] === 'string' ? rest[0] : undefined;
}

/** A branch with an enum of its own is more than its type. */
function isPlain(branch: JsonObject): boolean {
  return !('enum' in branch) && !('const' in branch);
}

function choicesOf(property: JsonObject): Json[] {
  if ('const' in property) return [property['const'] ?? null];
  const choices = property['enum'];
  return Array.isArray(choices) && choices.every(isScalar) ? choices : [];
}

function isScalar(value: Json): boolean {
  return value === null || typeof value !== 'object';
}

function hasLineBreak(value: Json | undefined): boolean {
  return typeof value === 'string' && value.includes('\n');
}

function objectAt(value: JsonObject, key: string): JsonObject {
  const inner = value[key];
  return isObject(inner) ? inner : {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
