/** One line of a JSON tree. */
export interface JsonRow {
  /** Unlike that of any other row. */
  id: string;
  /** JSON pointer of the value (RFC 6901); of a `more` row that of the list it belongs to. */
  pointer: string;
  kind: 'branch' | 'leaf' | 'more';
  depth: number;
  /** Key or index; undefined for the root. */
  name: string | number | undefined;
  value: unknown;
  open: boolean;
  /** Items of a branch; of a `more` row how many are not drawn. */
  count: number;
  /** Place among its siblings, from 1, and how many they are. */
  place: number;
  siblings: number;
}

/** What a person opened and closed, and how many items of a branch he asked for. */
export interface TreeState {
  open: ReadonlyMap<string, boolean>;
  shown: ReadonlyMap<string, number>;
}

/** So many items of a branch are drawn at once. */
export const PER_LEVEL = 100;
/** A branch below the first level opens by itself only when it is short. */
const SHORT = 12;

/** The lines that are to be seen: nothing below a closed branch is looked at. */
export function jsonRows(root: unknown, state: TreeState): JsonRow[] {
  const rows: JsonRow[] = [];
  const add = (
    value: unknown,
    where: Pick<JsonRow, 'id' | 'pointer' | 'depth' | 'name' | 'place' | 'siblings'>,
  ) => {
    if (typeof value !== 'object' || value === null) {
      rows.push({ ...where, kind: 'leaf', value, open: false, count: 0 });
      return;
    }
    const keys = Array.isArray(value) ? undefined : Object.keys(value);
    const count = keys ? keys.length : (value as unknown[]).length;
    const open = count > 0 && (state.open.get(where.pointer) ?? opens(where, count));
    rows.push({ ...where, kind: 'branch', value, open, count });
    if (!open) return;
    const shown = Math.min(count, state.shown.get(where.pointer) ?? PER_LEVEL);
    for (let at = 0; at < shown; at++) {
      const name = keys ? (keys[at] ?? '') : at;
      const pointer = `${where.pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
      add((value as Record<string | number, unknown>)[name], {
        id: pointer,
        pointer,
        depth: where.depth + 1,
        name,
        place: at + 1,
        siblings: count,
      });
    }
    if (shown < count) {
      rows.push({
        // A pointer begins with a slash.
        id: `more ${where.pointer}`,
        pointer: where.pointer,
        kind: 'more',
        depth: where.depth + 1,
        name: undefined,
        value: undefined,
        open: false,
        count: count - shown,
        place: shown + 1,
        siblings: count,
      });
    }
  };
  add(root, { id: '', pointer: '', depth: 0, name: undefined, place: 1, siblings: 1 });
  return rows;
}

function opens({ depth, siblings }: Pick<JsonRow, 'depth' | 'siblings'>, count: number): boolean {
  return depth === 0 || (depth === 1 && count <= SHORT && siblings <= SHORT);
}
