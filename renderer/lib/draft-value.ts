import type { Json } from '#contract/json.ts';
import type { Text } from '#contract/text.ts';
import { fieldAt } from './draft.ts';
import type { Draft } from './draft.ts';
import { jsonFault } from './json-fault.ts';
import { pointerTo } from './json-value.ts';
import { ANY } from './schema-field.ts';
import type { Field } from './schema-field.ts';
import { textOf } from './messages.ts';

export interface Filled {
  /** Undefined: nothing is sent. */
  value: Json | undefined;
  /** What is wrong, by JSON pointer. */
  problems: ReadonlyMap<string, Text>;
}

/** The value that a draft says. What cannot be read is left out of it and stands among the problems. */
export function valueOf(field: Field, draft: Draft | undefined): Filled {
  const problems = new Map<string, Text>();
  return { value: read(field, draft, true, '', problems), problems };
}

/** Reads a text as JSON; a fault is told with its line and column. */
export function readJson(raw: string): { value: Json } | { problem: Text } {
  try {
    return { value: JSON.parse(raw) as Json };
  } catch (error) {
    const fault = jsonFault(raw);
    if (!fault) return { problem: textOf('runner.notJson', { problem: (error as Error).message }) };
    return {
      problem: textOf(fault.near === '' ? 'runner.jsonEnds' : 'runner.jsonFault', { ...fault }),
    };
  }
}

function read(
  field: Field,
  draft: Draft | undefined,
  required: boolean,
  at: string,
  problems: Map<string, Text>,
): Json | undefined {
  const found = draft && content(field, draft, required, at, problems);
  if (found === undefined && required && !problems.has(at)) problems.set(at, textOf('runner.needed'));
  return found;
}

/** Undefined: it is empty, or a problem says why it cannot be read. */
function content(
  field: Field,
  draft: Draft,
  required: boolean,
  at: string,
  problems: Map<string, Text>,
): Json | undefined {
  switch (draft.as) {
    case 'null':
      return null;
    case 'flag':
      return draft.on;
    case 'picks':
      return draft.picked.length > 0 || required
        ? draft.picked.map((choice) => JSON.parse(choice) as Json)
        : undefined;
    case 'json':
      return draft.text.trim() === '' ? undefined : settle(readJson(draft.text), at, problems);
    case 'typed':
      return typed(field, draft.text, required, at, problems);
    case 'variant': {
      const variant = field.kind === 'variants' ? field.variants()[draft.at]?.field : undefined;
      return read(variant ?? ANY, draft.inner, required, at, problems);
    }
    case 'list':
      return draft.items.flatMap((item, index) => {
        const inner = field.kind === 'list' ? fieldAt(field, index) : ANY;
        const value = read(inner, item.draft, true, pointerTo(at, index), problems);
        return value === undefined ? [] : [value];
      });
    case 'object':
      return objectValue(field, draft, at, problems);
  }
}

function objectValue(
  field: Field,
  draft: Extract<Draft, { as: 'object' }>,
  at: string,
  problems: Map<string, Text>,
): Json {
  const found = new Map<string, Json>();
  const known = field.kind === 'object' ? field.members() : [];
  for (const { name, required, field: member } of known) {
    const value = read(member, draft.members.get(name), required, pointerTo(at, name), problems);
    if (value !== undefined) found.set(name, value);
  }
  const others = (field.kind === 'object' && field.others()) || ANY;
  const names = new Set<string>();
  for (const row of draft.rows) {
    const pointer = pointerTo(at, row.name);
    const value = read(others, row.draft, true, pointer, problems);
    if (names.has(row.name) || draft.members.has(row.name)) {
      problems.set(pointer, textOf('runner.nameTwice', { name: row.name }));
    } else if (value !== undefined) found.set(row.name, value);
    names.add(row.name);
  }
  return Object.fromEntries(found);
}

function typed(
  field: Field,
  raw: string,
  required: boolean,
  at: string,
  problems: Map<string, Text>,
): Json | undefined {
  if (field.kind === 'text') return raw !== '' || required ? raw : undefined;
  if (field.kind === 'line') return raw === '' ? undefined : raw;
  if (raw.trim() === '') return undefined;
  if (field.kind !== 'number' && field.kind !== 'integer') return settle(readJson(raw), at, problems);
  return settle(readNumber(field.kind, raw), at, problems);
}

function readNumber(kind: 'number' | 'integer', raw: string): { value: Json } | { problem: Text } {
  const value = Number(raw);
  if (!Number.isFinite(value)) return { problem: textOf('runner.notNumber') };
  return kind === 'integer' && !Number.isSafeInteger(value)
    ? { problem: textOf('runner.notInteger') }
    : { value };
}

function settle(
  read: { value: Json } | { problem: Text },
  at: string,
  problems: Map<string, Text>,
): Json | undefined {
  if ('value' in read) return read.value;
  problems.set(at, read.problem);
  return undefined;
}
