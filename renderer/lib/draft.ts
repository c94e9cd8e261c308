import type { Json, JsonObject } from '#contract/json.ts';
import type { Text } from '#contract/text.ts';
import type { FormField } from './schema-fields.ts';

/** What stands in a form, as typed. A field that was never touched has no entry. Choices are kept as their JSON. */
export type Draft = Readonly<Record<string, string | boolean>>;

export interface Filled {
  args: JsonObject;
  /** What is wrong, by field. A map: a field may be called `constructor`. */
  problems: ReadonlyMap<string, Text>;
}

/** The form as it opens: defaults filled in. */
export function presetDraft(fields: readonly FormField[]): Draft {
  const presets = fields.filter((field) => field.preset !== undefined);
  return draftOf(fields, Object.fromEntries(presets.map((field) => [field.name, field.preset as Json])))
    .draft;
}

/** Arguments as the form says them. An optional field that is empty is left out. */
export function argsOf(fields: readonly FormField[], draft: Draft): Filled {
  const args: JsonObject = {};
  const problems = new Map<string, Text>();
  for (const field of fields) {
    const read = readField(field, draft[field.name]);
    if ('problem' in read) problems.set(field.name, read.problem);
    else if (read.value !== undefined) args[field.name] = read.value;
  }
  return { args, problems };
}

/** The form that says these arguments, and the names that it cannot say. */
export function draftOf(fields: readonly FormField[], args: JsonObject): { draft: Draft; lost: string[] } {
  const draft: Record<string, string | boolean> = {};
  const lost: string[] = [];
  for (const [name, value] of Object.entries(args)) {
    const field = fields.find((one) => one.name === name);
    const typed = field && typedAs(field, value);
    if (typed === undefined) lost.push(name);
    else draft[name] = typed;
  }
  return { draft, lost };
}

type Read = { value: Json | undefined } | { problem: Text };

function readField(field: FormField, typed: string | boolean | undefined): Read {
  if (field.kind === 'boolean') {
    return { value: typeof typed === 'boolean' ? typed : field.required ? false : undefined };
  }
  const raw = typeof typed === 'string' ? typed : '';
  // An empty long text is a value of its own: an empty file, an empty message.
  if (field.kind === 'text' && (field.required || raw !== '')) return { value: raw };
  if (field.kind === 'line' && raw !== '') return { value: raw };
  if (raw.trim() === '') {
    return field.required ? { problem: { code: 'runner.needed', params: {} } } : { value: undefined };
  }
  return field.kind === 'number' || field.kind === 'integer' ? readNumber(field.kind, raw) : readJson(raw);
}

function readNumber(kind: 'number' | 'integer', raw: string): Read {
  const value = Number(raw);
  if (!Number.isFinite(value)) return { problem: { code: 'runner.notNumber', params: {} } };
  if (kind === 'integer' && !Number.isSafeInteger(value)) {
    return { problem: { code: 'runner.notInteger', params: {} } };
  }
  return { value };
}

/** Reads what was typed as JSON. */
export function readJson(raw: string): { value: Json } | { problem: Text } {
  try {
    return { value: JSON.parse(raw) as Json };
  } catch (error) {
    return { problem: { code: 'runner.notJson', params: { problem: (error as Error).message } } };
  }
}

/** How a value stands in its field; undefined when the field cannot hold it. */
function typedAs(field: FormField, value: Json): string | boolean | undefined {
  switch (field.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'line':
      return typeof value === 'string' && value !== '' && !/[\r\n]/.test(value) ? value : undefined;
    case 'number':
      return typeof value === 'number' ? String(value) : undefined;
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
    case 'choice':
      return field.choices.includes(value) ? JSON.stringify(value) : undefined;
    case 'json':
      return JSON.stringify(value, null, 2);
  }
}
