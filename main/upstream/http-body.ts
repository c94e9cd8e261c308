import type { IncomingResponse } from '#main/guard/egress.ts';
import { createSseParser } from './sse-parser.ts';
import type { SseEvents } from './sse-parser.ts';

type Body = IncomingResponse['body'];

/** What the body is, without its parameters, in lower case. */
export function mediaType({ headers }: IncomingResponse): string {
  const type = headers['content-type'];
  return (typeof type === 'string' ? (type.split(';', 1)[0] ?? '') : '').trim().toLowerCase();
}

/** Reads a body to its end; undefined when it is larger than `limitBytes` (the rest is then not read). */
export async function wholeBody(body: Body, limitBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  await read(body, (chunk) => {
    size += chunk.length;
    if (size > limitBytes) return false;
    chunks.push(chunk);
    return true;
  });
  return size > limitBytes ? undefined : Buffer.concat(chunks, size);
}

/** Reads an event stream to its end, which may be far away. */
export async function readEvents(body: Body, limitBytes: number, events: SseEvents): Promise<void> {
  const push = createSseParser(limitBytes, events);
  await read(body, (chunk) => {
    push(chunk);
    return true;
  });
}

/** Lets a body go; a short one is read, so that its connection can be used again. */
export function discard(body: Body): void {
  body.dump().catch(() => undefined);
}

/** Reads until the end, or until `onChunk` has had enough. Rejects when the connection breaks. */
function read(body: Body, onChunk: (chunk: Buffer) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    body.on('data', (chunk: Buffer) => {
      if (onChunk(chunk)) return;
      resolve();
      body.destroy();
    });
    body.once('end', resolve);
    body.on('error', reject);
    body.once('close', () => {
      reject(new Error('the connection was closed'));
    });
  });
}
