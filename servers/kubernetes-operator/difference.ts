import { createTwoFilesPatch } from 'diff';
import { stringify } from 'yaml';
import type { Json, JsonObject } from '#contract/json.ts';
import { at, isObject, objectAt } from './reading.ts';
import { isSecret } from './resources.ts';
import type { Resource } from './resources.ts';
import { maskSecret, viewOf } from './view.ts';

/** Set anew by every change, or not by who applies. */
const NOT_COMPARED = [
  'resourceVersion',
  'generation',
  'managedFields',
  'uid',
  'creationTimestamp',
  'selfLink',
];

/** How an object changes, line by line; empty when it does not. Values of secrets are not in it. */
export function differenceOf(resource: Resource, before: JsonObject | undefined, after: JsonObject): string {
  if (isSame(before, after)) return '';
  const old = before === undefined ? '' : stringify(shown(resource, before));
  const next = isSecret(resource)
    ? markChanged(before, shown(resource, after), after)
    : shown(resource, after);
  return createTwoFilesPatch('in the cluster', 'applied', old, stringify(next), '', '', { context: 3 });
}

export function isSame(before: JsonObject | undefined, after: JsonObject): boolean {
  return (
    before !== undefined && JSON.stringify(ordered(bare(before))) === JSON.stringify(ordered(bare(after)))
  );
}

function shown(resource: Resource, object: JsonObject): JsonObject {
  const view = viewOf(resource, bare(object));
  return isSecret(resource) ? maskSecret(view) : view;
}

function bare(object: JsonObject): JsonObject {
  const { status: _, ...rest } = object;
  const metadata = Object.entries(objectAt(object, 'metadata') ?? {});
  return { ...rest, metadata: Object.fromEntries(metadata.filter(([key]) => !NOT_COMPARED.includes(key))) };
}

function markChanged(before: JsonObject | undefined, masked: JsonObject, after: JsonObject): JsonObject {
  const data = Object.keys(objectAt(after, 'data') ?? {}).map((key) => [
    key,
    at(before, 'data', key) === at(after, 'data', key) ? '[masked]' : '[masked, changed]',
  ]);
  return { ...masked, data: Object.fromEntries(data) as JsonObject };
}

/** Keys in one order, so that only values count. */
function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
