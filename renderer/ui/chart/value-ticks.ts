const NICE = [1, 2, 5, 10];

/** Where the axis of values is labelled, from 0 to just above `most`: three or four round multiples of `unit`. */
export function valueTicks(most: number, unit: number): number[] {
  const rough = Math.max(most / unit, 1e-9) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (NICE.find((nice) => nice * power >= rough * 0.999) ?? 10) * power * unit;
  const count = Math.max(1, Math.ceil((most / step) * 0.999));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
