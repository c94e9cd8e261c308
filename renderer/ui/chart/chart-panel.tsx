import { FileSpreadsheet, ImageDown, Table2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { IconButton } from '../icon-button.tsx';
import { csvOf } from './csv.ts';
import { Legend } from './legend.tsx';
import { NumberTable } from './number-table.tsx';
import { pictureOf } from './picture.ts';
import { saveFile } from './save-file.ts';
import type { Row, Series } from './series.ts';
import type { TimeAxis } from './time-axis.ts';
import { useOwnTurn } from './use-own-turn.ts';
import { useTimeChart } from './use-time-chart.ts';
import { useWidth } from './use-width.ts';

export interface ChartWords {
  time: string;
  table: string;
  csv: string;
  png: string;
  /** Where there is no value. */
  none: string;
}

/** That of `h-36`. */
const HEIGHT = 144;

/** One chart with its name, its numbers as a table, and both as files. Its height never changes. */
export function ChartPanel({
  title,
  file,
  axis,
  series,
  rows,
  marks,
  hovered,
  onHover,
  unit,
  format,
  moment,
  words,
}: {
  title: string;
  /** Name of what is saved, without its ending. */
  file: string;
  axis: TimeAxis;
  series: readonly Series[];
  rows: readonly Row[];
  marks: readonly number[];
  hovered: number | undefined;
  onHover: (at: number | undefined) => void;
  unit: number;
  format: (value: number) => string;
  moment: (at: number) => string;
  words: ChartWords;
}) {
  const [table, setTable] = useState(false);
  const [width, watch] = useWidth();
  const figure = useRef<HTMLElement>(null);
  const TimeChart = useTimeChart();
  const drawn = useOwnTurn(
    useMemo(
      () => (TimeChart && width > 0 ? { TimeChart, width, axis, series, rows, marks } : undefined),
      [TimeChart, width, axis, series, rows, marks],
    ),
  );

  async function savePicture() {
    const picture = figure.current && !table && (await pictureOf(figure.current, title));
    if (picture) saveFile(`${file}.png`, picture);
  }

  return (
    <figure ref={figure} aria-label={title} className="flex flex-col gap-1">
      <figcaption className="flex min-h-7 items-center gap-4">
        <h2 className="shrink-0 font-medium">{title}</h2>
        <Legend
          series={series}
          row={rows.find(({ at }) => at === hovered)}
          format={format}
          none={words.none}
        />
        <div className="flex shrink-0">
          <IconButton
            label={words.table}
            aria-pressed={table}
            className={table ? 'bg-accent-soft text-ink' : undefined}
            onClick={() => setTable(!table)}
          >
            <Table2 size={16} aria-hidden />
          </IconButton>
          <IconButton
            label={words.csv}
            onClick={() =>
              saveFile(`${file}.csv`, new Blob([csvOf(words.time, series, rows)], { type: 'text/csv' }))
            }
          >
            <FileSpreadsheet size={16} aria-hidden />
          </IconButton>
          <IconButton label={words.png} aria-disabled={table} onClick={() => void savePicture()}>
            <ImageDown size={16} aria-hidden />
          </IconButton>
        </div>
      </figcaption>
      <div ref={watch} className="h-36">
        {table ? (
          <NumberTable
            label={title}
            time={words.time}
            series={series}
            rows={rows}
            moment={moment}
            format={format}
            none={words.none}
          />
        ) : (
          <div aria-hidden>
            {drawn && (
              <drawn.TimeChart
                width={drawn.width}
                height={HEIGHT}
                axis={drawn.axis}
                series={drawn.series}
                rows={drawn.rows}
                marks={drawn.marks}
                hovered={hovered}
                unit={unit}
                format={format}
                onHover={onHover}
              />
            )}
          </div>
        )}
      </div>
    </figure>
  );
}
