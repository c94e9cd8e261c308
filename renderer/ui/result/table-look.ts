import { isFields } from './fields.ts';
import type { Fields } from './fields.ts';

export interface Column {
  name: string;
  numbers: boolean;
  /** How wide it asks to be, in characters. */
  width: number;
}

export interface TableLook {
  columns: Column[];
  rows: Fields[];
}

const MOST_COLUMNS = 12;
const MOST_KEYS_MISSING = 0.4;
/** So many rows tell how wide a column has to be. */
const SAMPLE = 200;

/** A list of at least two flat objects with mostly the same keys, by itself or as the one field of an object. */
export function tableLook(value: unknown): TableLook | undefined {
  if (isFields(value)) {
    const fields = Object.values(value);
    return fields.length === 1 && Array.isArray(fields[0]) ? tableLook(fields[0]) : undefined;
  }
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const names = new Set<string>();
  let cells = 0;
  for (const row of value) {
    if (!isFields(row)) return undefined;
    for (const [name, cell] of Object.entries(row)) {
      if (typeof cell === 'object' && cell !== null) return undefined;
      names.add(name);
      cells += 1;
    }
    if (names.size > MOST_COLUMNS) return undefined;
  }
  if (names.size === 0 || cells < value.length * names.size * (1 - MOST_KEYS_MISSING)) return undefined;
  const rows = value as Fields[];
  return { rows, columns: [...names].map((name) => columnOf(name, rows)) };
}

function columnOf(name: string, rows: readonly Fields[]): Column {
  const numbers =
    rows.some((row) => typeof row[name] === 'number') &&
    rows.every((row) => row[name] === undefined || row[name] === null || typeof row[name] === 'number');
  const lengths = rows.slice(0, SAMPLE).map((row) => cellText(row[name]).length);
  const width = Math.min(40, Math.max(5, name.length, ...lengths));
  return { name, numbers, width };
}

/** A flat value as its cell says it; what is missing or null is empty. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
