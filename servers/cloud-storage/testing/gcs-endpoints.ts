import type { JsonObject } from '#contract/json.ts';
import { crc32c } from './crc32c.ts';
import type { Buckets } from './gcs-buckets.ts';

/** A request as the endpoints see it. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  type: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

export interface Answer {
  status: number;
  json?: JsonObject;
  bytes?: Buffer;
  headers?: Record<string, string>;
}

interface Endpoint {
  method: string;
  path: RegExp;
  /** Beside alt, prettyPrint and fields, which each takes. */
  query: readonly string[];
  /** Of the body. */
  type?: string;
  answer(asked: Asked, names: string[], buckets: Buckets): Answer;
}

export function refusal(status: number, message: string, reason: string): Answer {
  return {
    status,
    json: { error: { code: status, message, errors: [{ domain: 'global', reason, message }] } },
  };
}

const noBucket = (): Answer => refusal(404, 'The specified bucket does not exist.', 'notFound');
const noObject = (bucket = '', name = ''): Answer =>
  refusal(404, `No such object: ${bucket}/${name}`, 'notFound');
const exists = (): Answer =>
  refusal(412, 'At least one of the pre-conditions you specified did not hold.', 'conditionNotMet');

const BUCKET = '/storage/v1/b/([^/]+)';
const OBJECT = `${BUCKET}/o/([^/]+)`;

/** Each by its page below https://cloud.google.com/storage/docs/json_api/v1. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    // buckets/list
    method: 'GET',
    path: /^\/storage\/v1\/b$/,
    query: ['project', 'maxResults'],
    answer({ query }, _names, buckets) {
      if (query.get('project') !== 'a-project') return refusal(400, 'Unknown project', 'invalid');
      const items = buckets.names().map((name) => buckets.bucket(name) ?? {});
      return { status: 200, json: { kind: 'storage#buckets', items } };
    },
  },
  {
    // buckets/get
    method: 'GET',
    path: new RegExp(`^${BUCKET}$`),
    query: [],
    answer(_asked, [bucket = ''], buckets) {
      const json = buckets.bucket(bucket);
      return json === undefined ? noBucket() : { status: 200, json };
    },
  },
  {
    // buckets/patch
    method: 'PATCH',
    path: new RegExp(`^${BUCKET}$`),
    query: [],
    type: 'application/json',
    answer({ body }, [bucket = ''], buckets) {
      const found = buckets.bucket(bucket);
      if (found === undefined) return noBucket();
      const { lifecycle, ...rest } = JSON.parse(body.toString()) as JsonObject;
      if (Object.keys(rest).length > 0)
        return refusal(400, `Unknown name ${Object.keys(rest)[0]}`, 'invalid');
      const { lifecycle: _, ...without } = found;
      buckets.make(
        bucket,
        lifecycle === null || lifecycle === undefined ? without : { ...without, lifecycle },
      );
      return { status: 200, json: buckets.bucket(bucket) ?? {} };
    },
  },
  {
    // buckets/getIamPolicy
    method: 'GET',
    path: new RegExp(`^${BUCKET}/iam$`),
    query: ['optionsRequestedPolicyVersion'],
    answer(_asked, [bucket = ''], buckets) {
      const found = buckets.bucket(bucket);
      if (found === undefined) return noBucket();
      if (found['private_policy'] === true)
        return refusal(403, 'does not have storage.buckets.getIamPolicy', 'forbidden');
      return { status: 200, json: { kind: 'storage#policy', bindings: found['bindings'] ?? [] } };
    },
  },
  {
    // objects/list
    method: 'GET',
    path: new RegExp(`^${BUCKET}/o$`),
    query: ['prefix', 'maxResults', 'pageToken'],
    answer({ query }, [bucket = ''], buckets) {
      if (buckets.bucket(bucket) === undefined) return noBucket();
      const all = buckets.list(bucket, query.get('prefix') ?? '');
      const start = Number(query.get('pageToken') ?? 0);
      const end = start + Number(query.get('maxResults') ?? 1_000);
      const next: JsonObject = end < all.length ? { nextPageToken: String(end) } : {};
      return { status: 200, json: { kind: 'storage#objects', items: all.slice(start, end), ...next } };
    },
  },
  {
    // objects/get, also with alt=media
    method: 'GET',
    path: new RegExp(`^${OBJECT}$`),
    query: ['generation'],
    answer({ query }, [bucket = '', name = ''], buckets) {
      if (buckets.bucket(bucket) === undefined) return noBucket();
      const found = buckets.get(bucket, name);
      const generation = query.get('generation') ?? found?.resource['generation'];
      if (found === undefined || found.resource['generation'] !== generation) return noObject(bucket, name);
      if (query.get('alt') !== 'media') return { status: 200, json: found.resource };
      const headers = {
        'x-goog-hash': `crc32c=${crc32c(found.bytes)}`,
        'x-goog-stored-content-encoding': 'identity',
      };
      return { status: 200, bytes: found.bytes, headers };
    },
  },
  {
    // objects/delete
    method: 'DELETE',
    path: new RegExp(`^${OBJECT}$`),
    query: [],
    answer(_asked, [bucket = '', name = ''], buckets) {
      if (buckets.get(bucket, name) === undefined) return noObject(bucket, name);
      buckets.remove(bucket, name);
      return { status: 204 };
    },
  },
  {
    // objects/rewrite
    method: 'POST',
    path: new RegExp(`^${OBJECT}/rewriteTo/b/([^/]+)/o/([^/]+)$`),
    query: ['ifGenerationMatch'],
    type: 'application/json',
    answer({ query }, [bucket = '', name = '', toBucket = '', to = ''], buckets) {
      const found = buckets.get(bucket, name);
      if (found === undefined) return noObject(bucket, name);
      if (buckets.bucket(toBucket) === undefined) return noBucket();
      if (query.get('ifGenerationMatch') === '0' && buckets.get(toBucket, to) !== undefined) return exists();
      const resource = buckets.put(toBucket, to, found.bytes, found.resource);
      return { status: 200, json: { kind: 'storage#rewriteResponse', done: true, resource } };
    },
  },
  {
    // objects/insert with uploadType=multipart
    method: 'POST',
    path: /^\/upload\/storage\/v1\/b\/([^/]+)\/o$/,
    query: ['uploadType', 'name', 'ifGenerationMatch'],
    type: 'multipart/related',
    answer({ query, body, headers }, [bucket = ''], buckets) {
      if (buckets.bucket(bucket) === undefined) return noBucket();
      const name = query.get('name') ?? '';
      if (query.get('ifGenerationMatch') === '0' && buckets.get(bucket, name) !== undefined) return exists();
      const boundary = `--${/boundary=([^;]+)/.exec(String(headers['content-type']))?.[1]}`;
      const [resource, bytes] = partsOf(body, boundary);
      if (resource === undefined || bytes === undefined)
        return refusal(400, 'Malformed multipart body.', 'badRequest');
      return {
        status: 200,
        json: buckets.put(bucket, name, bytes, JSON.parse(resource.toString()) as JsonObject),
      };
    },
  },
];

function partsOf(body: Buffer, boundary: string): (Buffer | undefined)[] {
  const text = body.toString('latin1');
  return text
    .split(boundary)
    .slice(1, -1)
    .map((part) => Buffer.from(part.slice(part.indexOf('\r\n\r\n') + 4, -2), 'latin1'));
}
