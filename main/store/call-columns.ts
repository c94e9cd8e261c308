import type { Database } from './database.ts';

/** Calls in one column. Block b holds the places from b * BLOCK on. */
export const BLOCK = 8192;

/** Times of calls, epoch ms: `from` inclusive, `to` exclusive. */
export interface Times {
  from: number;
  to: number;
}

/**
 * The facets and times of calls, side by side as numbers: a million of them are looked through in a few milliseconds,
 * whatever is asked. The last block, while it grows, is read from the rows themselves.
 */
export interface CallColumns {
  /** Packs the oldest block that is full and not packed yet, if there is one. */
  pack(): boolean;
  /** The places of a block below `end` whose facet is `wanted` (by its id) and whose time fits, newest first. */
  matches(block: number, end: number, wanted: Uint8Array | undefined, times: Times): number[];
  clear(): void;
}

interface Column {
  facets: Uint32Array;
  /** Absent: every time in it fits. */
  times: Float64Array | undefined;
}

/** A block that is not packed, as it was when `last` was the newest call. */
interface Rows {
  block: number;
  last: number;
  facets: Uint32Array;
  times: Float64Array;
}

export function createCallColumns(db: Database): CallColumns {
  // Not a row for each call: one text is read many times faster. Rows of a table come in the order of their key.
  const grown = db.prepare<[number, number], { first: number | null; facets: string; times: string }>(
    `SELECT min(n) AS first, group_concat(facet) AS facets, group_concat(at) AS times
       FROM (SELECT n, facet, at FROM calls WHERE n >= ? AND n < ? ORDER BY n)`,
  );
  const packed = db.prepare<[], { block: number | null }>('SELECT max(block) AS block FROM call_columns');
  const newest = db.prepare<[], { n: number | null }>('SELECT max(n) AS n FROM calls');
  const insert = db.prepare<[number, number, number, Buffer, Buffer]>(
    'INSERT INTO call_columns VALUES (?, ?, ?, ?, ?)',
  );
  const facetsOf = db.prepare<[Times & { block: number }], { facets: Buffer; within: number } | undefined>(
    `SELECT facets, first_at >= @from AND last_at < @to AS within FROM call_columns
       WHERE block = @block AND last_at >= @from AND first_at < @to`,
  );
  const timesOf = db.prepare<[number], { times: Buffer }>('SELECT times FROM call_columns WHERE block = ?');
  let blocksPacked: number | undefined;
  let grownRows: Rows | undefined;

  const packedUpTo = (): number => (blocksPacked ??= (packed.get()?.block ?? -1) + 1);

  /** Places that no call stands at (there is no call 0) have the facet 0. */
  function readRows(block: number): Rows {
    const last = newest.get()?.n ?? 0;
    // It is asked for more than once, and by everybody.
    if (grownRows?.block === block && grownRows.last === last) return grownRows;
    const row = grown.get(block * BLOCK, (block + 1) * BLOCK);
    const facets = new Uint32Array(BLOCK);
    const times = new Float64Array(BLOCK);
    if (row !== undefined && row.first !== null) {
      const at = row.first - block * BLOCK;
      facets.set(numbersIn(row.facets), at);
      times.set(numbersIn(row.times), at);
    }
    grownRows = { block, last, facets, times };
    return grownRows;
  }

  /** Undefined when no time in the block fits. */
  function columnOf(block: number, times: Times): Column | undefined {
    if (block >= packedUpTo()) return readRows(block);
    const row = facetsOf.get({ block, ...times });
    if (row === undefined) return undefined;
    const facets = new Uint32Array(bytesOf(row.facets));
    if (row.within === 1) return { facets, times: undefined };
    const all = timesOf.get(block);
    return { facets, times: all && new Float64Array(bytesOf(all.times)) };
  }

  return {
    pack() {
      const block = packedUpTo();
      if ((newest.get()?.n ?? 0) < (block + 1) * BLOCK - 1) return false;
      const { facets, times } = readRows(block);
      const known = times.filter((_, at) => facets[at] !== 0);
      insert.run(block, Math.min(...known), Math.max(...known), bufferOf(facets), bufferOf(times));
      blocksPacked = block + 1;
      return true;
    },
    matches(block, end, wanted, times) {
      const column = columnOf(block, times);
      const places: number[] = [];
      if (column === undefined) return places;
      const { facets, times: all } = column;
      for (let at = Math.min(BLOCK, end - block * BLOCK) - 1; at >= 0; at -= 1) {
        const facet = facets[at] ?? 0;
        if (facet === 0 || (wanted !== undefined && wanted[facet] !== 1)) continue;
        const time = all?.[at] ?? times.from;
        if (time >= times.from && time < times.to) places.push(block * BLOCK + at);
      }
      return places;
    },
    clear() {
      blocksPacked = undefined;
      grownRows = undefined;
      db.exec('DELETE FROM call_columns');
    },
  };
}

function numbersIn(list: string): number[] {
  return JSON.parse(`[${list}]`) as number[];
}

/** Numbers are stored as this machine holds them, which is the same (the lowest byte first) on all that we run on. */
function bufferOf({ buffer }: Uint32Array | Float64Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer);
}

/** A copy, because a buffer need not begin where numbers may. */
function bytesOf(stored: Buffer): ArrayBuffer {
  return Uint8Array.from(stored).buffer;
}
