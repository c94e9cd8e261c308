import { createLineSplitter } from './line-splitter.ts';

const COLON = 0x3a;
const SPACE = 0x20;

/** One event of a text/event-stream. */
export interface SseEvent {
  type: string;
  data: Buffer;
}

export interface SseEvents {
  onEvent(event: SseEvent): void;
  /** The stream can be taken up again behind this event (`Last-Event-ID`). */
  onId(id: string): void;
  /** How long the server wants us to wait before that, in milliseconds. */
  onRetry(ms: number): void;
  /** An event was larger than the limit and has been dropped. */
  onTooLong(): void;
}

/** Parses text/event-stream (WHATWG HTML 9.2.6) from bytes; lines end with LF or CRLF. Returns where chunks go. */
export function createSseParser(limitBytes: number, events: SseEvents): (chunk: Buffer) => void {
  let data: Buffer[] = [];
  let size = 0;
  let type = 'message';
  let id: string | undefined;
  let tooLong = false;

  function dispatch(): void {
    if (id !== undefined) events.onId(id);
    if (tooLong) events.onTooLong();
    else if (data.length > 0) {
      const [only = Buffer.alloc(0)] = data;
      events.onEvent({ type, data: data.length === 1 ? only : joined(data) });
    }
    data = [];
    size = 0;
    type = 'message';
    id = undefined;
    tooLong = false;
  }

  function field(name: string, value: Buffer): void {
    if (name === 'data') {
      size += value.length + 1;
      if (size > limitBytes) tooLong = true;
      if (tooLong) data = [];
      else data.push(value);
    } else if (name === 'event') type = value.toString('utf8');
    else if (name === 'id' && !value.includes(0)) id = value.toString('utf8');
    else if (name === 'retry' && /^\d{1,9}$/.test(value.toString('latin1'))) events.onRetry(Number(value));
  }

  const splitter = createLineSplitter(
    limitBytes,
    (line) => {
      if (line.length === 0) {
        dispatch();
        return;
      }
      const colon = line.indexOf(COLON);
      if (colon === 0) return;
      const name = colon === -1 ? line : line.subarray(0, colon);
      const from = line[colon + 1] === SPACE ? colon + 2 : colon + 1;
      field(name.toString('latin1'), colon === -1 ? Buffer.alloc(0) : line.subarray(from));
    },
    () => {
      tooLong = true;
    },
    true,
  );
  return splitter.push;
}

function joined(lines: readonly Buffer[]): Buffer {
  const newline = Buffer.from('\n');
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [newline, line])));
}
