/** One line of a chart. */
export interface Series {
  key: string;
  name: string;
  /** Its place among the hues; with `alarm` it has the colour of what failed. */
  hue: number;
  alarm?: boolean;
  /** What stands beside its name while no moment is pointed at. */
  rest: string;
}

/** The values of all series at one moment (epoch ms) by their keys; null where there is none. */
export interface Row {
  at: number;
  values: Readonly<Record<string, number | null>>;
}

const DASHES = ['', '6 3', '2 2.5', '9 3 2 3', '1 3', '12 4', '4 2 1 2', '3 6'];

/** Colour and dashes of a line: whoever cannot tell colours apart has the other. */
export function lookOf({ hue, alarm }: Series): { stroke: string; strokeDasharray: string } {
  const stroke = alarm ? 'var(--color-failed)' : `var(--color-series-${(hue % 8) + 1})`;
  return { stroke, strokeDasharray: DASHES[hue % DASHES.length] ?? '' };
}
