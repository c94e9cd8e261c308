/** Collects a stream of bytes into lines of text, without their line end; empty ones are left out. */
export interface JsonLines {
  /** False: a line was too long, and from now on nothing is taken. */
  push(chunk: Buffer): boolean;
}

/** `limit`: the most bytes that a line may have. */
export function createJsonLines(limit: number, onLine: (line: string) => void): JsonLines {
  let parts: Buffer[] = [];
  let size = 0;
  let broken = false;

  /** Whether there was still room for it. */
  function keep(part: Buffer): boolean {
    size += part.length;
    broken = size > limit;
    if (broken) parts = [];
    else parts.push(part);
    return !broken;
  }

  return {
    push(chunk) {
      if (broken) return false;
      let from = 0;
      for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
        if (!keep(chunk.subarray(from, end))) return false;
        const line = Buffer.concat(parts).toString('utf8').trim();
        parts = [];
        size = 0;
        from = end + 1;
        if (line !== '') onLine(line);
      }
      return keep(chunk.subarray(from));
    },
  };
}
