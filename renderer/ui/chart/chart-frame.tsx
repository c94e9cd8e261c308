import { memo } from 'react';
import type { ChartScale } from './chart-scale.ts';
import type { TimeAxis } from './time-axis.ts';

const TICK = { fontSize: 11, fill: 'var(--color-ink-3)' };
/** From the edge of the lines to what is written beside it. */
const GAP = 8;

/** What stands behind the lines: values with their hairlines, times, and the moments worth a line. */
export const ChartFrame = memo(function ChartFrame({
  scale: { left, right, top, bottom, x, y },
  axis,
  values,
  marks,
  format,
}: {
  scale: ChartScale;
  axis: TimeAxis;
  values: readonly number[];
  marks: readonly number[];
  format: (value: number) => string;
}) {
  return (
    <>
      {values.map((value) => (
        <line key={value} x1={left} x2={right} y1={y(value)} y2={y(value)} stroke="var(--color-hairline)" />
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke="var(--color-edge)" />
      {axis.ticks.map((at) => (
        <text key={at} x={x(at)} y={bottom + GAP} dy="0.71em" textAnchor="middle" {...TICK}>
          {axis.label(at)}
        </text>
      ))}
      {values.map((value) => (
        <text key={value} x={left - GAP} y={y(value)} dy="0.355em" textAnchor="end" {...TICK}>
          {value === 0 ? '0' : format(value)}
        </text>
      ))}
      {marks
        .filter((at) => at >= axis.from && at <= axis.to)
        .map((at) => (
          <line
            key={at}
            x1={x(at)}
            x2={x(at)}
            y1={top}
            y2={bottom}
            stroke="var(--color-ink-3)"
            strokeDasharray="1 3"
          />
        ))}
    </>
  );
});
