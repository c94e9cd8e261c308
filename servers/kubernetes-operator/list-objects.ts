import type { JsonObject } from '#contract/json.ts';
import type { Cluster } from './cluster.ts';
import { objectsAt, textAt } from './reading.ts';
import { pathOf } from './resources.ts';
import type { Resource } from './resources.ts';

interface Selection {
  selector?: string;
  field_selector?: string;
  limit: number;
}

/** Objects of a type, in one namespace or in all (undefined). Throws V with the selector that the cluster refuses. */
export async function listObjects(
  cluster: Cluster,
  resource: Resource,
  namespace: string | undefined,
  { selector, field_selector, limit }: Selection,
): Promise<{ items: JsonObject[]; more: boolean }> {
  const list = await cluster.ask({
    path: pathOf(resource, namespace),
    query: { labelSelector: selector, fieldSelector: field_selector, limit },
    invalid: field_selector === undefined || selector !== undefined ? 'selector' : 'field_selector',
  });
  return { items: objectsAt(list, 'items'), more: (textAt(list, 'metadata', 'continue') ?? '') !== '' };
}
