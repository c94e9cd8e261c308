import type { Json, JsonObject } from '#contract/json.ts';
import { isObject, objectAt } from './reading.ts';
import { isSecret } from './resources.ts';
import type { Resource } from './resources.ts';

export const MASKED = '[masked]';
/** kubectl keeps a whole copy of what it applied here, values of secrets too. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object as tools tell it: values of secrets are masked, and what only the API server reads is left out. */
export function viewOf(resource: Resource, object: JsonObject): JsonObject {
  const { managedFields: _, ...metadata } = objectAt(object, 'metadata') ?? {};
  const whole = { apiVersion: resource.apiVersion, kind: resource.kind, ...object, metadata };
  return isSecret(resource) ? maskSecret(whole) : whole;
}

/** The names of the keys stay. */
export function maskSecret(object: JsonObject): JsonObject {
  const masked: JsonObject = { ...object };
  for (const part of ['data', 'stringData']) {
    if (part in masked) masked[part] = maskValues(masked[part]);
  }
  const metadata = objectAt(object, 'metadata');
  const annotations = objectAt(metadata, 'annotations');
  if (metadata !== undefined && annotations !== undefined && LAST_APPLIED in annotations) {
    masked['metadata'] = { ...metadata, annotations: { ...annotations, [LAST_APPLIED]: MASKED } };
  }
  return masked;
}

function maskValues(values: Json | undefined): Json {
  if (!isObject(values)) return values === undefined || values === null ? null : MASKED;
  return Object.fromEntries(Object.keys(values).map((key) => [key, MASKED]));
}
