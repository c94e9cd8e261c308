import type { JsonObject } from '#contract/json.ts';
import type { Buckets } from './gcs-buckets.ts';
import { refusal } from './gcs-endpoints.ts';
import type { Answer, Asked } from './gcs-endpoints.ts';

interface Session {
  bucket: string;
  name: string;
  resource: JsonObject;
  bytes: Buffer;
}

/**
 * https://cloud.google.com/storage/docs/performing-resumable-uploads: begun by POST, sent by PUT in chunks. The address
 * of the session is as good as a token.
 */
export function resumable(buckets: Buckets): {
  /** Undefined when it is another request. */
  begin(asked: Asked, url: string): Answer | undefined;
  take(asked: Asked): Answer | undefined;
} {
  const sessions = new Map<string, Session>();

  function begin({ path, query, type, body }: Asked, url: string): Answer {
    const bucket = decodeURIComponent(path.split('/')[5] ?? '');
    const name = query.get('name') ?? '';
    if (type !== 'application/json') return refusal(400, `Unsupported content type ${type}`, 'badContent');
    if (buckets.bucket(bucket) === undefined) {
      return refusal(404, 'The specified bucket does not exist.', 'notFound');
    }
    if (query.get('ifGenerationMatch') === '0' && buckets.get(bucket, name) !== undefined) {
      return refusal(
        412,
        'At least one of the pre-conditions you specified did not hold.',
        'conditionNotMet',
      );
    }
    const id = `session-${sessions.size}`;
    const resource = JSON.parse(body.toString()) as JsonObject;
    sessions.set(id, { bucket, name, resource, bytes: Buffer.alloc(0) });
    return {
      status: 200,
      json: {},
      headers: { location: `${url}${path}?uploadType=resumable&upload_id=${id}` },
    };
  }

  function take({ query, headers, body }: Asked): Answer {
    const session = sessions.get(query.get('upload_id') ?? '');
    // The client asks how far it had come.
    if (session !== undefined && headers['content-range'] === 'bytes */*' && session.bytes.length === 0) {
      return { status: 308 };
    }
    const range = /^bytes (\d+)-(\d+|\*)\/(\d+|\*)$/.exec(String(headers['content-range']));
    if (session === undefined || range === null) return refusal(400, 'No such upload.', 'badRequest');
    if (Number(range[1]) !== session.bytes.length) return refusal(503, 'Chunk out of order.', 'backendError');
    session.bytes = Buffer.concat([session.bytes, body]);
    const whole = range[2] === '*' || Number(range[3]) === session.bytes.length;
    if (whole) {
      return {
        status: 200,
        json: buckets.put(session.bucket, session.name, session.bytes, session.resource),
      };
    }
    return { status: 308, headers: { range: `bytes=0-${session.bytes.length - 1}` } };
  }

  const isOurs = ({ path, query }: Asked): boolean =>
    path.startsWith('/upload/') && query.get('uploadType') === 'resumable';

  return {
    begin: (asked, url) => (isOurs(asked) && asked.method === 'POST' ? begin(asked, url) : undefined),
    take: (asked) => (isOurs(asked) && asked.method === 'PUT' ? take(asked) : undefined),
  };
}
