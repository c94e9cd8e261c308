import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { classes } from '../classes.ts';
import { ExactText } from '../exact-text.tsx';
import { cellText } from './table-look.ts';
import type { TableLook } from './table-look.ts';
import { useWords } from './words.ts';

const ROW = 32;
/** Past so many rows only those in sight are drawn. */
const ALL_DRAWN = 200;
const MOST_IN_CELL = 200;

/** Flat rows under a header that stays; the tree has what a cell cuts off. */
export function Grid({ table }: { table: TableLook }) {
  const { columns, rows } = table;
  const words = useWords();
  const box = useRef<HTMLElement>(null);
  const many = rows.length > ALL_DRAWN;
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 10,
    enabled: many,
  });
  const drawn = many ? virtual.getVirtualItems().map(({ index }) => index) : [...rows.keys()];
  const before = (drawn[0] ?? 0) * ROW;
  const after = (rows.length - 1 - (drawn.at(-1) ?? rows.length - 1)) * ROW;
  const width = columns.reduce((sum, column) => sum + column.width + 3, 0);
  return (
    <>
      <section
        ref={box}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
        tabIndex={0}
        aria-label={words.json}
        className="max-h-120 overflow-auto rounded-control bg-sunken text-note"
      >
        <table
          aria-rowcount={rows.length + 1}
          // Widths come from the values, so that nothing moves while rows come and go.
          style={{ minWidth: `${width}ch` }}
          className="w-full table-fixed border-separate border-spacing-0"
        >
          <colgroup>
            {columns.map(({ name, width: own }) => (
              <col key={name} style={{ width: `${(100 * (own + 3)) / width}%` }} />
            ))}
          </colgroup>
          <thead className="sticky top-0 bg-sunken">
            <tr className="h-7 text-label text-ink-3">
              {columns.map(({ name, numbers }) => (
                <th
                  key={name}
                  scope="col"
                  className={classes(
                    'truncate border-b border-hairline px-2 font-normal',
                    numbers ? 'text-right' : 'text-left',
                  )}
                >
                  <ExactText pieces={words.pieces(name)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr aria-hidden style={{ height: before }} />}
            {drawn.map((at) => (
              <tr key={at} aria-rowindex={at + 2} className="h-8 hover:bg-hover">
                {columns.map(({ name, numbers }) => (
                  <td
                    key={name}
                    className={classes(
                      'truncate border-b border-hairline/70 px-2',
                      numbers && 'text-right tabular-nums',
                    )}
                  >
                    <ExactText pieces={words.pieces(cellText(rows[at]?.[name]).slice(0, MOST_IN_CELL))} />
                  </td>
                ))}
              </tr>
            ))}
            {after > 0 && <tr aria-hidden style={{ height: after }} />}
          </tbody>
        </table>
      </section>
      <p className="text-note text-ink-3 tabular-nums">{words.rows(rows.length)}</p>
    </>
  );
}
