import type { Json, JsonObject } from '#contract/json.ts';

/** What servers say may be anything: an object's fields, or none. */
export function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** The text that stands there, or none. */
export function wordOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
