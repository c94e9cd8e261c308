import { memo, useMemo } from 'react';
import { Surface } from 'recharts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartLines } from './chart-lines.tsx';
import { chartScale, momentAt } from './chart-scale.ts';
import type { ChartScale } from './chart-scale.ts';
import { lookOf } from './series.ts';
import type { Row, Series } from './series.ts';
import type { TimeAxis } from './time-axis.ts';
import { valueTicks } from './value-ticks.ts';

/**
 * Lines over time. `hovered` is the moment that is pointed at, here or in a chart beside; `onHover` says which one is
 * pointed at here. The shapes are those of recharts without its charts: what these keep in a store of their own takes
 * longer at the first drawing than a window may stand still.
 */
export const TimeChart = memo(function TimeChart({
  width,
  height,
  axis,
  series,
  rows,
  marks,
  hovered,
  unit,
  format,
  onHover,
}: {
  width: number;
  height: number;
  axis: TimeAxis;
  series: readonly Series[];
  rows: readonly Row[];
  /** Moments worth a line from top to bottom. */
  marks: readonly number[];
  hovered: number | undefined;
  /** What is counted by: its round multiples are labelled. */
  unit: number;
  format: (value: number) => string;
  onHover: (at: number | undefined) => void;
}) {
  const values = useMemo(() => {
    const most = Math.max(0, ...rows.flatMap((row) => Object.values(row.values).map((value) => value ?? 0)));
    return valueTicks(most === 0 ? 3 * unit : most, unit);
  }, [rows, unit]);
  const scale = useMemo(
    () => chartScale({ width, height }, axis, values.at(-1) ?? 1),
    [width, height, axis, values],
  );
  return (
    <Surface
      width={width}
      height={height}
      onMouseMove={({ clientX, currentTarget }) =>
        onHover(momentAt(clientX - currentTarget.getBoundingClientRect().left, scale, rows))
      }
      onMouseLeave={() => onHover(undefined)}
    >
      <ChartFrame scale={scale} axis={axis} values={values} marks={marks} format={format} />
      <ChartLines scale={scale} series={series} rows={rows} />
      {hovered !== undefined && (
        <Cursor scale={scale} series={series} row={rows.find(({ at }) => at === hovered)} />
      )}
    </Surface>
  );
});

/** The line through all charts where the pointer is, with a dot on each line. */
function Cursor({
  scale: { x, y, top, bottom },
  series,
  row,
}: {
  scale: ChartScale;
  series: readonly Series[];
  row: Row | undefined;
}) {
  if (!row) return null;
  const at = x(row.at);
  return (
    <>
      <line x1={at} x2={at} y1={top} y2={bottom} stroke="var(--color-ink-3)" strokeWidth={1} />
      {series.map((one) => {
        const value = row.values[one.key] ?? null;
        return (
          value !== null && <circle key={one.key} cx={at} cy={y(value)} r={2.5} fill={lookOf(one).stroke} />
        );
      })}
    </>
  );
}
