/**
 * Counts of durations by logarithmic bucket, so that every percentile is at most 2 % off and histograms of any two spans
 * add up to the histogram of both. The scheme is that of DDSketch (Masson, Rim, Lee: "DDSketch: a fast and fully-mergeable
 * quantile sketch with relative-error guarantees", PVLDB 12, 2019): bucket i holds what lies in (g^(i-1), g^i] microseconds,
 * and is read as the value that is equally far from both ends in proportion.
 */
export type Histogram = Float64Array;

const ERROR = 0.02;
const GROWTH = (1 + ERROR) / (1 - ERROR);
const LOG_GROWTH = Math.log(GROWTH);
/** What is longer than four days is counted as four days; what is shorter than a microsecond as one. */
const LAST_BUCKET = 667;

/** The bucket of a duration in ms. */
export function bucketOf(ms: number): number {
  const bucket = Math.ceil(Math.log(ms * 1000) / LOG_GROWTH);
  return bucket > 0 ? Math.min(bucket, LAST_BUCKET) : 0;
}

function msOf(bucket: number): number {
  return (2 * GROWTH ** bucket) / (1 + GROWTH) / 1000;
}

export function newHistogram(): Histogram {
  return new Float64Array(LAST_BUCKET + 1);
}

export function addTo(histogram: Histogram, bucket: number, count: number): void {
  histogram[bucket] = (histogram[bucket] ?? 0) + count;
}

export function mergeInto(histogram: Histogram, other: Histogram): void {
  for (let bucket = 0; bucket <= LAST_BUCKET; bucket++) {
    const count = other[bucket] ?? 0;
    if (count > 0) addTo(histogram, bucket, count);
  }
}

export interface Percentiles {
  p50: number | null;
  p95: number | null;
  p99: number | null;
}

/** Percentiles by the nearest rank, in ms; null when nothing was counted. */
export function percentilesOf(histogram: Histogram): Percentiles {
  const all = histogram.reduce((sum, count) => sum + count, 0);
  if (all === 0) return { p50: null, p95: null, p99: null };
  const at = (share: number): number => {
    let rank = Math.ceil(all * share);
    const bucket = histogram.findIndex((count) => (rank -= count) <= 0);
    return Math.round(msOf(bucket) * 1000) / 1000;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** As it is stored: bucket and count by turns, each as a number of seven bits a byte, the last of which has no high bit. */
export function packHistogram(histogram: Histogram): Buffer {
  const bytes: number[] = [];
  const put = (number: number): void => {
    let rest = number;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  };
  for (const [bucket, count] of histogram.entries()) {
    if (count === 0) continue;
    put(bucket);
    put(count);
  }
  return Buffer.from(bytes);
}

/** Adds a stored histogram to each of `histograms`. What was cut off is left out. */
export function unpackInto(histograms: readonly Histogram[], packed: Uint8Array): void {
  let bucket = -1;
  let number = 0;
  let weight = 1;
  for (const byte of packed) {
    number += (byte % 128) * weight;
    weight *= 128;
    if (byte >= 128) continue;
    if (bucket < 0) bucket = number;
    else {
      for (const histogram of histograms) addTo(histogram, bucket, number);
      bucket = -1;
    }
    number = 0;
    weight = 1;
  }
}
