import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addTo,
  bucketOf,
  mergeInto,
  newHistogram,
  packHistogram,
  percentilesOf,
  unpackInto,
} from './metrics-histogram.ts';
import type { Histogram } from './metrics-histogram.ts';

/** From a microsecond to an hour, as many short ones as long ones. */
const durations = fc.array(
  fc.double({ min: -3, max: 6.5, noNaN: true }).map((power) => 10 ** power),
  { maxLength: 200 },
);

function histogramOf(values: readonly number[]): Histogram {
  const histogram = newHistogram();
  for (const value of values) addTo(histogram, bucketOf(value), 1);
  return histogram;
}

function exact(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
}

test('percentiles are within 5 % of the exact ones', () => {
  fc.assert(
    fc.property(durations, (values) => {
      fc.pre(values.length > 0);
      const { p50, p95, p99 } = percentilesOf(histogramOf(values));
      for (const [share, found] of [
        [0.5, p50],
        [0.95, p95],
        [0.99, p99],
      ] as const) {
        const truth = exact(values, share);
        // What is told is rounded to the microsecond.
        expect(Math.abs((found ?? 0) - truth)).toBeLessThanOrEqual(truth * 0.05 + 0.0005);
      }
    }),
  );
});

test('merged histograms are that of all values, in whatever order they were merged and stored', () => {
  fc.assert(
    fc.property(fc.array(durations, { maxLength: 6 }), (parts) => {
      const merged = newHistogram();
      for (const part of parts) mergeInto(merged, histogramOf(part));
      const stored = newHistogram();
      for (const part of parts.toReversed()) unpackInto([stored], packHistogram(histogramOf(part)));
      const whole = histogramOf(parts.flat());
      expect(merged).toEqual(whole);
      expect(stored).toEqual(whole);
    }),
  );
});

test('counts of any size are stored, and what was cut off is left out', () => {
  const histogram = newHistogram();
  histogram.set([1, 127, 128], 0);
  histogram[667] = 5_000_000_000;
  const packed = packHistogram(histogram);
  const back = newHistogram();
  unpackInto([back], packed);
  expect(back).toEqual(histogram);
  const cut = newHistogram();
  unpackInto([cut], packed.subarray(0, -1));
  expect([...cut]).toEqual([...histogram.fill(0, 667)]);
});

test('nothing, no time at all and a very long time can be counted', () => {
  expect(percentilesOf(newHistogram())).toEqual({ p50: null, p95: null, p99: null });
  expect(percentilesOf(histogramOf([0])).p50).toBeLessThanOrEqual(0.001);
  expect(percentilesOf(histogramOf([1e12])).p50).toBeGreaterThan(3_600_000);
});
