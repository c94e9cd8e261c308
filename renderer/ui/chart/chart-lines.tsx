import { memo } from 'react';
import { Curve } from 'recharts';
import type { ChartScale } from './chart-scale.ts';
import { lookOf } from './series.ts';
import type { Row, Series } from './series.ts';

/** One line for each series, parted where a value is missing; one that stands alone is a dot. */
export const ChartLines = memo(function ChartLines({
  scale: { x, y },
  series,
  rows,
}: {
  scale: ChartScale;
  series: readonly Series[];
  rows: readonly Row[];
}) {
  return series.map((one) => {
    const points = rows.map(({ at, values }) => {
      const value = values[one.key] ?? null;
      return { x: x(at), y: value === null ? null : y(value) };
    });
    const alone = points.filter(
      (point, n) => point.y !== null && isGap(points[n - 1]) && isGap(points[n + 1]),
    );
    const look = lookOf(one);
    return (
      <g key={one.key}>
        <Curve points={points} fill="none" strokeWidth={1.5} {...look} />
        {alone.map((point) => (
          <circle key={point.x} cx={point.x} cy={point.y ?? 0} r={1.75} fill={look.stroke} />
        ))}
      </g>
    );
  });
});

function isGap(point: { y: number | null } | undefined): boolean {
  return point === undefined || point.y === null;
}
