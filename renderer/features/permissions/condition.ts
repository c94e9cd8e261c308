import type { Json } from '#contract/json.ts';
import type { Where } from '#contract/policy.ts';
import type { Text } from '#contract/text.ts';

/** A condition while it is edited: what stands in its three controls. */
export interface TypedCondition {
  /** Tells rows apart while they come and go. */
  key: number;
  path: string;
  op: Where['op'];
  typed: string;
}

/**
 * The value that was meant. Text for `inside` and `glob`, a list for `in`; else JSON where it is JSON, and text where
 * it is not. Text that looks like JSON is written in quotes.
 */
export function readValue(op: Where['op'], typed: string): { value: Json } | { problem: Text } {
  if (typed.trim() === '') return { problem: { code: 'permissions.valueNeeded', params: {} } };
  if (op === 'glob') return { value: typed };
  if (op === 'inside') {
    // As the contract reads it: a drive or a share counts on every system.
    const absolute = /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(typed);
    return absolute ? { value: typed } : { problem: { code: 'permissions.folderNeeded', params: {} } };
  }
  const json = readJson(typed);
  if (op === 'in') {
    return Array.isArray(json)
      ? { value: json }
      : { problem: { code: 'permissions.listNeeded', params: {} } };
  }
  return { value: json === undefined ? typed : json };
}

/** How a value is typed; {@link readValue} makes the same value of it. */
export function typeValue(op: Where['op'], value: Json): string {
  const asIs = typeof value === 'string' && value.trim() !== '';
  if (asIs && (op === 'glob' || op === 'inside' || readJson(value) === undefined)) return value;
  return JSON.stringify(value);
}

/** The JSON pointer that was meant: the name of an argument is enough. */
export function readPath(typed: string): string {
  return typed === '' || typed.startsWith('/') ? typed : `/${typed}`;
}

/** `null` is a value; undefined: not JSON. */
function readJson(typed: string): Json | undefined {
  try {
    return JSON.parse(typed) as Json;
  } catch {
    return undefined;
  }
}
