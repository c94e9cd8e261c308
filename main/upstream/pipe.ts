import type { Readable, Writable } from 'node:stream';
import type { Channel, ChannelEvents } from './channel.ts';
import { createLineSplitter } from './line-splitter.ts';

/** A server that stops reading must not make us hold its input without end. */
const MAX_UNREAD_BYTES = 64 * 1024 * 1024;

/**
 * Both directions of a child's stdio as lines. The one place that writes to a child's stdin: everything queued in one
 * turn of the loop leaves in one write.
 */
export function createPipe(
  streams: { stdin: Writable; stdout: Readable },
  limitBytes: number,
  events: Pick<ChannelEvents, 'onLine' | 'onTooLong' | 'onEnd'>,
): Channel {
  const { stdin, stdout } = streams;
  const splitter = createLineSplitter(limitBytes, events.onLine, events.onTooLong);
  let queued: string[] = [];
  let open = true;

  function flush(): void {
    const text = queued.join('');
    queued = [];
    if (open && text !== '') stdin.write(text);
  }

  function end(): void {
    if (!open) return;
    open = false;
    events.onEnd(splitter.end());
  }

  stdout.on('data', (chunk: Buffer) => {
    splitter.push(chunk);
  });
  stdout.once('end', end);
  stdout.once('close', end);
  // EPIPE when the child went away between two writes: its end is reported by stdout.
  stdin.on('error', () => undefined);

  return {
    send(message) {
      if (!open || stdin.writableLength > MAX_UNREAD_BYTES) return 'closed';
      if (queued.length === 0) process.nextTick(flush);
      queued.push(message, '\n');
      return 'sent';
    },
    agreed: () => undefined,
    close() {
      end();
      return Promise.resolve();
    },
  };
}
