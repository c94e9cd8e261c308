import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '#contract/json.ts';
import { crc32c } from './crc32c.ts';

interface Held {
  bytes: Buffer;
  resource: JsonObject;
}

/** What the fake keeps, as resources of the JSON API. */
export interface Buckets {
  make(name: string, resource?: JsonObject): void;
  bucket(name: string): JsonObject | undefined;
  names(): string[];
  put(bucket: string, name: string, bytes: Buffer, resource: JsonObject): JsonObject;
  get(bucket: string, name: string): Held | undefined;
  /** Sorted by name. */
  list(bucket: string, prefix: string): JsonObject[];
  remove(bucket: string, name: string): void;
  /** Other bytes than the ones that were put there, with what goes with them: as if the store had gone bad. */
  spoil(bucket: string, name: string, bytes: Buffer): void;
  /** As if it had been put there then. */
  age(bucket: string, name: string, updated: Date): void;
}

/** https://cloud.google.com/storage/docs/json_api/v1/objects#resource and buckets#resource. */
export function createBuckets(): Buckets {
  const buckets = new Map<string, JsonObject>();
  const objects = new Map<string, Held>();
  let generation = 1_000;
  const key = (bucket: string, name: string): string => `${bucket}/${name}`;

  function put(bucket: string, name: string, bytes: Buffer, given: JsonObject): JsonObject {
    const resource: Record<string, Json> = {
      kind: 'storage#object',
      storageClass: 'STANDARD',
      ...given,
      bucket,
      name,
      size: String(bytes.length),
      generation: String(++generation),
      metageneration: '1',
      updated: new Date().toISOString(),
      crc32c: crc32c(bytes),
      md5Hash: createHash('md5').update(bytes).digest('base64'),
    };
    objects.set(key(bucket, name), { bytes, resource });
    return resource;
  }

  return {
    make(name, resource = {}) {
      buckets.set(name, {
        kind: 'storage#bucket',
        id: name,
        name,
        location: 'EU',
        locationType: 'multi-region',
        iamConfiguration: {
          publicAccessPrevention: 'inherited',
          uniformBucketLevelAccess: { enabled: true },
        },
        ...resource,
      });
    },
    bucket: (name) => buckets.get(name),
    names: () => [...buckets.keys()].toSorted(),
    put,
    get: (bucket, name) => objects.get(key(bucket, name)),
    list: (bucket, prefix) =>
      [...objects]
        .filter(([at]) => at.startsWith(key(bucket, prefix)))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { resource }]) => resource),
    remove: (bucket, name) => void objects.delete(key(bucket, name)),
    spoil(bucket, name, bytes) {
      const held = objects.get(key(bucket, name));
      if (held !== undefined) put(bucket, name, bytes, held.resource);
    },
    age(bucket, name, updated) {
      const held = objects.get(key(bucket, name));
      if (held !== undefined) held.resource['updated'] = updated.toISOString();
    },
  };
}
