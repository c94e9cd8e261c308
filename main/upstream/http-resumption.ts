import { setTimeout as delay } from 'node:timers/promises';
import type { IncomingResponse } from '#main/guard/egress.ts';
import { discard, mediaType, readEvents } from './http-body.ts';

const DEFAULT_RETRY_MS = 1_000;
const MAX_RETRY_MS = 30_000;
/** A server that keeps closing a stream on which it never said anything has none to offer. */
const MAX_SILENT = 4;

export interface StreamReader {
  onMessage(line: Buffer): void;
  onTooLong(): void;
  /** What the stream is read for has come, or is not wanted any more. */
  done(): boolean;
  signal: AbortSignal;
}

/** Event streams that survive a broken connection (legacy era: `Last-Event-ID`, `retry`). */
export interface Resumption {
  /** Reads a stream to its end; one that breaks off before it is done is taken up again if it can be. */
  follow(response: IncomingResponse, resumable: boolean, reader: StreamReader): Promise<void>;
  /** Opens the stream for what the server says unasked, again and again; resolves where there is none. */
  listen(reader: StreamReader): Promise<void>;
}

interface Place {
  lastId: string | undefined;
  retryMs: number;
  /** Connections in a row that brought no event. */
  silent: number;
}

export function createResumption(options: {
  limitBytes: number;
  get: (lastId: string | undefined, signal: AbortSignal) => Promise<IncomingResponse>;
}): Resumption {
  const { limitBytes, get } = options;

  async function read(response: IncomingResponse, place: Place, reader: StreamReader): Promise<unknown> {
    place.silent++;
    const reading = readEvents(response.body, limitBytes, {
      onEvent({ type, data }) {
        place.silent = 0;
        // An empty one only carries an id, so that the stream can be taken up again.
        if (type === 'message' && data.length > 0) reader.onMessage(data);
      },
      onId(id) {
        place.lastId = id;
      },
      onRetry(ms) {
        place.retryMs = Math.min(ms, MAX_RETRY_MS);
      },
      onTooLong: reader.onTooLong,
    });
    return reading.then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  async function again(place: Place, reader: StreamReader): Promise<'read' | 'none'> {
    const response = await get(place.lastId, reader.signal);
    if (response.statusCode !== 200 || mediaType(response) !== 'text/event-stream') {
      discard(response.body);
      return 'none';
    }
    await read(response, place, reader);
    return 'read';
  }

  function wait({ retryMs, silent }: Place, signal: AbortSignal): Promise<unknown> {
    return delay(Math.min(retryMs * 2 ** Math.max(0, silent - 1), MAX_RETRY_MS), undefined, {
      signal,
      ref: false,
    });
  }

  return {
    async follow(response, resumable, reader) {
      const place: Place = { lastId: undefined, retryMs: DEFAULT_RETRY_MS, silent: 0 };
      const broken = await read(response, place, reader);
      while (!reader.done()) {
        if (!resumable || place.lastId === undefined || place.silent > MAX_SILENT) {
          if (broken instanceof Error) throw broken;
          return;
        }
        await wait(place, reader.signal);
        if ((await again(place, reader)) === 'none') return;
      }
    },
    async listen(reader) {
      const place: Place = { lastId: undefined, retryMs: DEFAULT_RETRY_MS, silent: 0 };
      while (place.silent <= MAX_SILENT && (await again(place, reader)) === 'read') {
        await wait(place, reader.signal);
      }
    },
  };
}
