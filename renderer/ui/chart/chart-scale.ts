import type { Row } from './series.ts';

/** Room around the lines: names of values at the left, of times below. */
const LEFT = 64;
const TOP = 6;
const RIGHT = 12;
const BOTTOM = 20;

/** Where moments and values stand in a picture, in px. */
export interface ChartScale {
  left: number;
  right: number;
  top: number;
  bottom: number;
  x: (at: number) => number;
  y: (value: number) => number;
}

/** The times from `from` to `to` and the values from 0 to `most` in a picture of that size. */
export function chartScale(
  { width, height }: { width: number; height: number },
  { from, to }: { from: number; to: number },
  most: number,
): ChartScale {
  const right = Math.max(LEFT, width - RIGHT);
  const bottom = height - BOTTOM;
  const span = Math.max(1, to - from);
  return {
    left: LEFT,
    right,
    top: TOP,
    bottom,
    x: (at) => LEFT + ((at - from) / span) * (right - LEFT),
    y: (value) => bottom - (value / most) * (bottom - TOP),
  };
}

/** The moment of the row that is nearest to a place from left to right; undefined beside the lines. */
export function momentAt(x: number, scale: ChartScale, rows: readonly Row[]): number | undefined {
  if (x < scale.left || x > scale.right) return undefined;
  let nearest: number | undefined;
  let least = Infinity;
  for (const { at } of rows) {
    const far = Math.abs(scale.x(at) - x);
    if (far < least) [nearest, least] = [at, far];
  }
  return nearest;
}
