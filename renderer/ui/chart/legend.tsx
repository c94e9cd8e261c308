import { lookOf } from './series.ts';
import type { Row, Series } from './series.ts';

/** The names of the series, each with its value at the moment that is pointed at, else over all. */
export function Legend({
  series,
  row,
  format,
  none,
}: {
  series: readonly Series[];
  row: Row | undefined;
  format: (value: number) => string;
  /** Stands where there is no value. */
  none: string;
}) {
  return (
    <ul className="flex min-w-0 flex-1 flex-wrap gap-x-4 overflow-hidden text-note">
      {series.map((one) => (
        <li key={one.key} className="flex min-w-0 items-center gap-1.5">
          <svg viewBox="0 0 18 4" aria-hidden className="h-1 w-4.5 shrink-0">
            <line x1="0" y1="2" x2="18" y2="2" strokeWidth="2" {...lookOf(one)} />
          </svg>
          <span className="truncate text-ink-2">{one.name}</span>
          <span className="whitespace-nowrap tabular-nums">{valueOf(one, row, format, none)}</span>
        </li>
      ))}
    </ul>
  );
}

function valueOf(one: Series, row: Row | undefined, format: (value: number) => string, none: string): string {
  if (!row) return one.rest;
  const value = row.values[one.key] ?? null;
  return value === null ? none : format(value);
}
