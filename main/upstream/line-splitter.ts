const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** What is kept of a message that is too long: enough to find its id, wherever the sender puts it. */
const KEPT_HEAD = 1024;
const KEPT_TAIL = 256;

/** Messages that are newline-terminated; each byte is looked at once and copied at most once. */
export interface LineSplitter {
  push(chunk: Buffer): void;
  /** Hands out what came after the last newline, if anything, and forgets it. */
  end(): Buffer | undefined;
}

/**
 * Cuts a byte stream into lines of at most `limit` bytes. A longer line is not collected: `onTooLong` gets its first
 * and last bytes once its newline comes, and the stream goes on behind it. Empty lines are left out unless they are
 * to be kept.
 */
export function createLineSplitter(
  limit: number,
  onLine: (line: Buffer) => void,
  onTooLong: (edges: { head: Buffer; tail: Buffer }) => void,
  keepEmpty = false,
): LineSplitter {
  let parts: Buffer[] = [];
  let size = 0;
  let dropping: { head: Buffer; tail: Buffer } | undefined;

  function collect(piece: Buffer): void {
    if (dropping === undefined) {
      parts.push(piece);
      size += piece.length;
      if (size <= limit) return;
      const all = Buffer.concat(parts, size);
      dropping = { head: Buffer.from(all.subarray(0, KEPT_HEAD)), tail: lastOf(all) };
      parts = [];
      size = 0;
    } else {
      dropping.tail = lastOf(Buffer.concat([dropping.tail, piece.subarray(-KEPT_TAIL)]));
    }
  }

  function handOut(line: Buffer): void {
    const trimmed = line[line.length - 1] === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
    if (keepEmpty || trimmed.length > 0) onLine(trimmed);
  }

  function finish(): void {
    if (dropping !== undefined) {
      const edges = dropping;
      dropping = undefined;
      onTooLong(edges);
      return;
    }
    const line = parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts, size);
    parts = [];
    size = 0;
    handOut(line);
  }

  return {
    push(chunk) {
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
        const piece = chunk.subarray(from, at);
        from = at + 1;
        // Most lines come whole.
        if (size === 0 && dropping === undefined && piece.length <= limit) {
          handOut(piece);
        } else {
          collect(piece);
          finish();
        }
      }
      if (from < chunk.length) collect(chunk.subarray(from));
    },
    end() {
      const rest = size > 0 ? Buffer.concat(parts, size) : undefined;
      parts = [];
      size = 0;
      dropping = undefined;
      return rest;
    },
  };
}

function lastOf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(-KEPT_TAIL));
}
