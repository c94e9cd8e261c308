const WIDTH = 200;
const HEIGHT = 40;

/** A line without axes: the shape of a day. It fills the width that it is given; its number stands beside it. */
export function Sparkline({
  values,
  alarm = false,
}: {
  values: readonly (number | null)[];
  alarm?: boolean;
}) {
  const top = Math.max(1, ...values.map((value) => value ?? 0));
  const last = Math.max(1, values.length - 1);
  const points = values.map((value, index) => ({
    x: 1 + (index / last) * (WIDTH - 2),
    y: value === null ? undefined : HEIGHT - 2 - (value / top) * (HEIGHT - 4),
  }));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden className="size-full">
      <path
        d={pathOf(points)}
        fill="none"
        stroke={alarm ? 'var(--color-failed)' : 'var(--color-series-1)'}
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** Where a value is missing the line is not drawn; one that stands alone becomes a dash. */
function pathOf(points: readonly { x: number; y: number | undefined }[]): string {
  return points
    .flatMap(({ x, y }, index) => {
      if (y === undefined) return [];
      const at = `${x.toFixed(1)} ${y.toFixed(1)}`;
      if (points[index - 1]?.y !== undefined) return `L${at}`;
      return points[index + 1]?.y === undefined ? `M${at}h-2` : `M${at}`;
    })
    .join('');
}
