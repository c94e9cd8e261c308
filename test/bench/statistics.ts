/** The value below which `share` (0 to 1) of the values lie, by the nearest rank. Throws without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** The middle value, or the mean of the two in the middle. Throws without values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('nothing was measured');
  return (lower + upper) / 2;
}

/** Median of one member of rounds. */
export function medianOf<K extends string>(rounds: readonly Readonly<Record<K, number>>[], key: K): number {
  return median(rounds.map((round) => round[key]));
}

/** Median of the ratios of rounds that ran one beside the other: what slowed a round slowed both of its sides. */
export function pairedRatio<K extends string>(
  ours: readonly Readonly<Record<K, number>>[],
  theirs: readonly Readonly<Record<K, number>>[],
  key: K,
): number {
  return median(
    ours.map((round, index) => {
      const other = theirs[index];
      if (other === undefined) throw new Error('a round has no counterpart');
      return round[key] / other[key];
    }),
  );
}
