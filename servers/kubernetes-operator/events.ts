import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import type { Cluster } from './cluster.ts';
import { numberAt, objectsAt, textAt } from './reading.ts';

const MOST = 500;
const SHOWN = 50;

/** Something that happened to an object. */
export const EventView = z.object({
  at: z.string().nullable(),
  type: z.string().describe('Normal or Warning'),
  reason: z.string(),
  message: z.string(),
  count: z.int(),
  object: z.string(),
});

/** The latest events of a namespace (undefined: all) that fit, the latest first. */
export async function eventsOf(
  cluster: Cluster,
  namespace: string | undefined,
  fieldSelector: string,
): Promise<z.infer<typeof EventView>[]> {
  const within = namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  const list = await cluster.ask({ path: `/api/v1${within}/events`, query: { fieldSelector, limit: MOST } });
  return objectsAt(list, 'items')
    .map(viewOf)
    .toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))
    .slice(0, SHOWN);
}

/** Events of the older and of the newer API keep their times in different places. */
function viewOf(event: JsonObject): z.infer<typeof EventView> {
  const about = [
    textAt(event, 'involvedObject', 'kind') ?? '',
    textAt(event, 'involvedObject', 'name') ?? '',
  ];
  return {
    at:
      textAt(event, 'series', 'lastObservedTime') ??
      textAt(event, 'lastTimestamp') ??
      textAt(event, 'eventTime') ??
      textAt(event, 'metadata', 'creationTimestamp') ??
      null,
    type: textAt(event, 'type') ?? '',
    reason: textAt(event, 'reason') ?? '',
    message: textAt(event, 'message') ?? '',
    count: numberAt(event, 'series', 'count') ?? numberAt(event, 'count') ?? 1,
    object: about.join('/'),
  };
}
