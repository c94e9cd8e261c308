// The SDKs know the requests; who cancels them, who notices that nothing moves any more and what their errors mean
// stands here, the same for all three.
import { Readable } from 'node:stream';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Fields } from './store-failure.ts';
import type { Provider } from './provider.ts';
import type { Upload } from './store.ts';

export interface LineOptions {
  signal: AbortSignal;
  fields: Fields;
  /** Nothing has moved for so long: given up. */
  idleMs: number;
}

/** What a store does over the network during one call of a tool. */
export interface Line {
  /** Hand it to every request. */
  signal: AbortSignal;
  /** Waits for the answer, or for nothing to move any more. Throws as ObjectStore says. */
  ask<T>(send: () => Promise<T>): Promise<T>;
  /** What is sent. Should it fail, so does the request, before its last byte has left. */
  source(upload: Upload): Readable;
  /** What is received; its errors are ToolFailures. */
  body(stream: Readable): Readable;
}

/**
 * `failureOf` turns what an SDK threw into a ToolFailure; a surprise it gives back. `within` runs whatever may send, for
 * an SDK that takes no signal.
 */
export function createLine(
  provider: Provider,
  { signal: cancelled, idleMs }: LineOptions,
  failureOf: (error: unknown) => unknown,
  within: <T>(signal: AbortSignal, send: () => T) => T = (_signal, send) => send(),
): Line {
  const stop = new AbortController();
  const signal = AbortSignal.any([cancelled, stop.signal]);
  const ended = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
  ended.catch(() => undefined);
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;

  function moved(): void {
    clearTimeout(timer);
    if (waiting === 0) return;
    timer = setTimeout(() => {
      stop.abort(
        new ToolFailure('T', `${provider}: nothing was transferred for ${idleMs / 1000} s; given up.`, {
          provider,
          timeoutMs: idleMs,
        }),
      );
    }, idleMs);
  }

  async function ask<T>(send: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    waiting++;
    moved();
    try {
      return await Promise.race([within(signal, send), ended]);
    } catch (error) {
      signal.throwIfAborted();
      throw failureOf(error);
    } finally {
      waiting--;
      moved();
    }
  }

  async function* pieces(stream: Readable): AsyncGenerator<Buffer> {
    const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    try {
      for (;;) {
        const piece = await ask(() => iterator.next());
        if (piece.done === true) return;
        yield piece.value;
      }
    } finally {
      stream.destroy();
    }
  }

  return {
    signal,
    ask,
    source: ({ file }) =>
      file.open({
        moved,
        failed(error) {
          stop.abort(error);
        },
      }),
    body(stream) {
      // It may be cut off while nobody reads it.
      stream.on('error', () => undefined);
      return Readable.from(pieces(stream), { objectMode: false });
    },
  };
}
