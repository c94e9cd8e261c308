import { z } from 'zod';
import type { Json, JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Cluster } from './cluster.ts';
import { knownType } from './known-types.ts';
import { pathOf } from './resources.ts';
import type { Resource } from './resources.ts';

export const WorkloadType = z
  .string()
  .max(100)
  .describe('deployment, statefulset, daemonset, or their short names');

/** What runs pods, by its kind and name. */
export interface Workload {
  resource: Resource;
  namespace: string;
  name: string;
  read(): Promise<JsonObject>;
  /** `part`: a sub-resource such as scale. */
  patch(patch: 'merge' | 'strategic' | 'json', body: Json, part?: 'scale'): Promise<JsonObject>;
}

/** Throws V with `field` when it is none of `kinds`; nothing is asked. */
export function workloadType(field: string, given: string, kinds: readonly string[]): Resource {
  const known = knownType(given);
  const [apiVersion] = known?.versions ?? [];
  if (known === undefined || apiVersion === undefined || !kinds.includes(known.kind)) {
    throw new ToolFailure('V', `${given} is none of ${kinds.join(', ')}.`, { field });
  }
  return { plural: known.plural, kind: known.kind, namespaced: true, apiVersion };
}

export function openWorkload(
  cluster: Cluster,
  resource: Resource,
  namespace: string,
  name: string,
): Workload {
  return {
    resource,
    namespace,
    name,
    read: () => cluster.ask({ path: pathOf(resource, namespace, name), field: 'name' }),
    patch: (patch, body, part) =>
      cluster.ask({
        path: pathOf(resource, namespace, name, ...(part === undefined ? [] : [part])),
        query: { fieldManager: 'patchbay' },
        change: { patch, body },
        field: 'name',
        invalid: 'name',
      }),
  };
}

/** Of two names for one parameter exactly one. Throws V. */
export function oneOf(fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.values(fields).filter((value) => value !== undefined);
  const [only, ...others] = given;
  if (only !== undefined && others.every((other) => other === only)) return only;
  const names = Object.keys(fields);
  throw new ToolFailure('V', `Give exactly one of ${names.join(', ')}.`, { field: names[0] ?? '' });
}
