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
    y: value === null ? undefined : HEIGHT - (value / top) * (HEIGHT - 2),
  }));
  const colour = alarm ? 'var(--color-failed)' : 'var(--color-series-1)';
  const { line, dots } = pathsOf(points);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
      className="size-full overflow-visible"
      fill="none"
      stroke={colour}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={line} strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
      <path d={dots} strokeWidth={5} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

/** Where a value is missing the line is not drawn; one that stands alone is a dot: a line of no length with round ends. */
function pathsOf(points: readonly { x: number; y: number | undefined }[]): { line: string; dots: string } {
  let line = '';
  let dots = '';
  for (const [index, { x, y }] of points.entries()) {
    if (y === undefined) continue;
    const at = `${x.toFixed(1)} ${y.toFixed(1)}`;
    const follows = points[index - 1]?.y !== undefined;
    const alone = !follows && points[index + 1]?.y === undefined;
    if (alone) dots += `M${at}h0`;
    else line += `${follows ? 'L' : 'M'}${at}`;
  }
  return { line, dots };
}
