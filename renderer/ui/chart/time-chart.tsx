import { memo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { lookOf } from './series.ts';
import type { Row, Series } from './series.ts';
import { useSteps } from './use-own-turn.ts';
import { valueTicks } from './value-ticks.ts';

/** The stretch of time that all charts beside each other share, and where it is labelled. */
export interface TimeAxis {
  from: number;
  to: number;
  ticks: readonly number[];
  label: (at: number) => string;
}

const TICK = { fontSize: 11, fill: 'var(--color-ink-3)' };
const LABELS = 64;
const NOTHING = () => null;

/** Lines over time. Charts with one `group` share the hover line; `onHover` says at which moment it stands. */
export const TimeChart = memo(function TimeChart({
  width,
  height,
  axis,
  series,
  rows,
  marks,
  group,
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
  group: string;
  /** What is counted by: its round multiples are labelled. */
  unit: number;
  format: (value: number) => string;
  onHover: (at: number | undefined) => void;
}) {
  // A chart that is drawn for the first time all at once is a long task by itself: axes, then lines, then the rest.
  const step = useSteps(2);
  const most = Math.max(0, ...rows.flatMap(({ values }) => Object.values(values).map((value) => value ?? 0)));
  const values = valueTicks(most === 0 ? 3 * unit : most, unit);
  return (
    <LineChart
      width={width}
      height={height}
      data={rows}
      margin={{ top: 6, right: 12, bottom: 0, left: 0 }}
      syncId={group}
      syncMethod="value"
      // A picture with a name; its numbers can be read as a table.
      accessibilityLayer={false}
      onMouseMove={({ activeLabel }) => onHover(activeLabel === undefined ? undefined : Number(activeLabel))}
      onMouseLeave={() => onHover(undefined)}
    >
      <XAxis
        dataKey="at"
        type="number"
        domain={[axis.from, axis.to]}
        allowDataOverflow
        ticks={axis.ticks}
        tickFormatter={axis.label}
        interval={0}
        height={20}
        tick={TICK}
        tickLine={false}
        axisLine={{ stroke: 'var(--color-edge)' }}
      />
      <YAxis
        width={LABELS}
        domain={[0, values.at(-1) ?? 1]}
        ticks={values}
        interval={0}
        tickFormatter={format}
        tick={TICK}
        tickLine={false}
        axisLine={false}
      />
      {step >= 2 && <CartesianGrid vertical={false} stroke="var(--color-hairline)" />}
      {step >= 2 && (
        <Tooltip
          content={NOTHING}
          cursor={{ stroke: 'var(--color-ink-3)', strokeWidth: 1 }}
          isAnimationActive={false}
        />
      )}
      {step >= 2 &&
        marks.map((at) => (
          <ReferenceLine
            key={at}
            x={at}
            stroke="var(--color-ink-3)"
            strokeDasharray="1 3"
            ifOverflow="hidden"
          />
        ))}
      {(step >= 1 ? series : []).map((one) => (
        <Line
          key={one.key}
          dataKey={({ values }: Row) => values[one.key]}
          {...lookOf(one)}
          strokeWidth={1.5}
          dot={lonely(one.key, rows)}
          activeDot={{ r: 2.5, strokeWidth: 0 }}
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  );
});

/** A value with none on either side has no line: it is drawn as a dot. */
function lonely(key: string, rows: readonly Row[]) {
  const has = (index: number) => (rows[index]?.values[key] ?? null) !== null;
  return function Dot({
    cx,
    cy,
    index,
    stroke,
  }: {
    cx?: number;
    cy?: number;
    index?: number;
    stroke?: string;
  }) {
    const alone = index !== undefined && has(index) && !has(index - 1) && !has(index + 1);
    return alone ? <circle key={index} cx={cx} cy={cy} r={1.75} fill={stroke} /> : <g key={index} />;
  };
}
