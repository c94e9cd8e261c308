/** One parameter, or one part of an answer, in words. */
export interface Field {
  name: string;
  type: string;
  /** `required`, `= <default>`, or blank. */
  presence: string;
  what: string;
}

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  default?: unknown;
  description?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

/** The properties of an object as the kit lists it. An answer is a choice of the answer and the error: the first. */
export function fieldsOf(listed: object | undefined): Field[] {
  const given = (listed ?? {}) as Schema;
  const { properties = {}, required = [] } = given.anyOf?.[0] ?? given;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: typeOf(schema),
    presence: presenceOf(schema, required.includes(name)),
    what: schema.description ?? '',
  }));
}

function presenceOf(schema: Schema, required: boolean): string {
  if (schema.default !== undefined) return `= \`${JSON.stringify(schema.default)}\``;
  return required ? 'required' : '';
}

function typeOf(schema: Schema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map(typeOf))].join(' or ');
  if (schema.enum !== undefined) return schema.enum.map((one) => `\`${String(one)}\``).join(', ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.type === 'array')
    return `list of ${schema.items === undefined ? 'anything' : typeOf(schema.items)}`;
  if (schema.type === 'object') {
    const names = Object.keys(schema.properties ?? {});
    return names.length === 0 ? 'object' : `object: ${names.map((name) => `\`${name}\``).join(', ')}`;
  }
  if (schema.type === undefined) return 'anything';
  return `${[schema.type].flat().join(' or ')}${rangeOf(schema)}`;
}

/** Bounds that were set on purpose: zod gives every integer those of a safe one. */
function rangeOf({ minimum, maximum, minLength, maxLength }: Schema): string {
  const low = minimum ?? minLength;
  const high = maximum ?? maxLength;
  const from = low === undefined || low === Number.MIN_SAFE_INTEGER ? undefined : low;
  const to = high === undefined || high === Number.MAX_SAFE_INTEGER ? undefined : high;
  const unit = minLength !== undefined || maxLength !== undefined ? ' characters' : '';
  if (from !== undefined && to !== undefined) return `, ${from} to ${to}${unit}`;
  if (to !== undefined) return `, at most ${to}${unit}`;
  return from === undefined || unit !== '' ? '' : `, at least ${from}`;
}
