import { z } from 'zod';
import type { Json, JsonObject } from '#contract/json.ts';
import type { FormField, FormSchema } from '#contract/server-request.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { ContentProblem } from '#main/policy/approvals.ts';

/** What a server asked for has to look like; other formats are for the server to judge. */
const FORMATS: Record<string, { fits: z.ZodType; problem: Text }> = {
  email: { fits: z.email(), problem: text('elicit.notEmail') },
  uri: { fits: z.url(), problem: text('elicit.notAddress') },
  date: { fits: z.iso.date(), problem: text('elicit.notDate') },
  'date-time': { fits: z.iso.datetime({ offset: true }), problem: text('elicit.notMoment') },
};

/** Everything that is wrong with what was filled into the form of a server (MCP, client/elicitation). */
export function contentProblems(schema: FormSchema, content: JsonObject): ContentProblem[] {
  const { properties, required = [] } = schema;
  const problems: ContentProblem[] = [];
  const tell = (name: string, message: Text | undefined): void => {
    if (message !== undefined) problems.push({ field: pointerTo(name), message });
  };
  for (const [name, field] of Object.entries(properties)) {
    const value = Object.hasOwn(content, name) ? content[name] : undefined;
    if (value !== undefined) tell(name, problemOf(field, value));
    else if (required.includes(name)) tell(name, text('elicit.needed'));
  }
  for (const name of Object.keys(content)) {
    if (!Object.hasOwn(properties, name)) tell(name, text('elicit.notAsked'));
  }
  return problems;
}

function problemOf(field: FormField, value: Json): Text | undefined {
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : text('elicit.wrongKind');
    case 'number':
    case 'integer':
      return numberProblem(field, value);
    case 'array':
      return listProblem(field, value);
    case 'string':
      if (typeof value !== 'string') return text('elicit.wrongKind');
      if ('enum' in field) return field.enum.includes(value) ? undefined : text('elicit.notChoice');
      if ('oneOf' in field)
        return field.oneOf.some((one) => one.const === value) ? undefined : text('elicit.notChoice');
      return textProblem(field, value);
  }
}

function numberProblem(
  { type, minimum, maximum }: Extract<FormField, { type: 'number' | 'integer' }>,
  value: Json,
): Text | undefined {
  if (typeof value !== 'number') return text('elicit.wrongKind');
  if (type === 'integer' && !Number.isInteger(value)) return text('elicit.notWhole');
  if (minimum !== undefined && value < minimum) return text('elicit.tooSmall', { limit: minimum });
  if (maximum !== undefined && value > maximum) return text('elicit.tooLarge', { limit: maximum });
  return undefined;
}

function textProblem(
  {
    minLength,
    maxLength,
    format = '',
  }: { minLength?: number | undefined; maxLength?: number | undefined; format?: string | undefined },
  value: string,
): Text | undefined {
  // JSON Schema counts characters, not what they take.
  const { length } = Array.from(value);
  if (minLength !== undefined && length < minLength) return text('elicit.tooShort', { limit: minLength });
  if (maxLength !== undefined && length > maxLength) return text('elicit.tooLongText', { limit: maxLength });
  const known = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  return known === undefined || known.fits.safeParse(value).success ? undefined : known.problem;
}

function listProblem(
  { items, minItems, maxItems }: Extract<FormField, { type: 'array' }>,
  value: Json,
): Text | undefined {
  if (!Array.isArray(value)) return text('elicit.wrongKind');
  const choices = 'enum' in items ? items.enum : items.anyOf.map((one) => one.const);
  if (!value.every((one) => typeof one === 'string' && choices.includes(one)))
    return text('elicit.notChoice');
  if (minItems !== undefined && value.length < minItems) return text('elicit.tooFew', { limit: minItems });
  if (maxItems !== undefined && value.length > maxItems) return text('elicit.tooMany', { limit: maxItems });
  return undefined;
}

function pointerTo(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
