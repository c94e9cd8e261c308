/**
 * Runs every side once a round, one after the other, in reverse order each second round, so that what the machine does
 * meanwhile falls on all of them alike. The result of `warmUp` rounds is thrown away.
 */
export async function alternate<Side extends string, Round>(
  sides: readonly Side[],
  { rounds, warmUp }: { rounds: number; warmUp: number },
  work: (side: Side) => Promise<Round>,
): Promise<Record<Side, Round[]>> {
  const all = Object.fromEntries(sides.map((side) => [side, [] as Round[]])) as Record<Side, Round[]>;
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const result = await work(side);
      if (round >= warmUp) all[side].push(result);
    }
  }
  return all;
}
