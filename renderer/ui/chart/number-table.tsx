import type { Row, Series } from './series.ts';

/** The numbers of a chart, newest first, in the place of its picture. */
export function NumberTable({
  label,
  time,
  series,
  rows,
  moment,
  format,
  none,
}: {
  label: string;
  time: string;
  series: readonly Series[];
  rows: readonly Row[];
  moment: (at: number) => string;
  format: (value: number) => string;
  none: string;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <section className="h-full overflow-auto" tabIndex={0} aria-label={label}>
      <table className="w-full text-note tabular-nums">
        <thead className="sticky top-0 bg-ground">
          <tr className="h-7 text-right text-label text-ink-3">
            <th scope="col" className="px-2 text-left font-normal">
              {time}
            </th>
            {series.map(({ key, name }) => (
              <th key={key} scope="col" className="px-2 font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map(({ at, values }) => (
            <tr key={at} className="h-6 border-t border-hairline/70 text-right">
              <th scope="row" className="px-2 text-left font-normal text-ink-2">
                {moment(at)}
              </th>
              {series.map(({ key }) => {
                const value = values[key] ?? null;
                return (
                  <td key={key} className="px-2">
                    {value === null ? none : format(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
