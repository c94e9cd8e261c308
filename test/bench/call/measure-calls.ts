import { alternate } from '../alternate.ts';
import type { Measure, Measurement } from '../measure.ts';
import { medianOf, pairedRatio } from '../statistics.ts';
import { forkSide } from './forked-side.ts';
import type { ForkedSide } from './forked-side.ts';
import type { Ask, Round } from './side.ts';

const SIDES = ['patchbay', 'session', 'sdk2', 'sdk1', 'raw'] as const;
type SideName = (typeof SIDES)[number];
type Rounds = Record<SideName, Round[]>;

/** What is compared: `name` stands in the figures' names. */
interface Load extends Ask {
  name: string;
  rounds: number;
}

const SMALL = 11;
const LOADS: readonly Load[] = [
  { name: 'call.1', calls: 1500, inFlight: 1, size: SMALL, rounds: 9 },
  { name: 'call.16', calls: 4000, inFlight: 16, size: SMALL, rounds: 9 },
  { name: 'call.64', calls: 6000, inFlight: 64, size: SMALL, rounds: 9 },
];
const SIZES: readonly Load[] = [
  { name: 'result.1KB', calls: 1000, inFlight: 1, size: 1024, rounds: 7 },
  { name: 'result.1MB', calls: 12, inFlight: 1, size: 2 ** 20, rounds: 7 },
  // The SDK takes seconds for one.
  { name: 'result.16MB', calls: 1, inFlight: 1, size: 16 * 2 ** 20, rounds: 3 },
];

const KINDS = [
  { key: 'p50', unit: 'us' },
  { key: 'p95', unit: 'us' },
  { key: 'p99', unit: 'us' },
  { key: 'perSecond', unit: '/s' },
  { key: 'cpu', unit: 'us CPU' },
  { key: 'serverCpu', unit: 'us CPU' },
] as const;

/**
 * Ours first, the others by their names, then ours as a multiple of the SDK's 2.x; last what the pipeline alone takes, and
 * the session as a multiple of what a caller by hand takes in the same rounds.
 */
function measuresOf(name: string, rounds: Rounds): Measure[] {
  return KINDS.flatMap(({ key, unit }) => [
    ...SIDES.map((side) => ({
      name: `${name}.${key}${side === 'patchbay' ? '' : `.${side}`}`,
      value: medianOf(rounds[side], key),
      unit,
    })),
    { name: `${name}.${key}.ratio`, value: pairedRatio(rounds.patchbay, rounds.sdk2, key), unit: 'x' },
  ]).concat(
    {
      name: `${name}.pipeline`,
      value: medianOf(rounds.patchbay, 'cpu') - medianOf(rounds.session, 'cpu'),
      unit: 'us CPU',
    },
    { name: `${name}.session.floor`, value: pairedRatio(rounds.session, rounds.raw, 'cpu'), unit: 'x' },
  );
}

async function measure(loads: readonly Load[], quick: boolean): Promise<Measure[]> {
  const opened = new Map<SideName, ForkedSide>();
  try {
    for (const side of SIDES) opened.set(side, await forkSide(side));
    const measures: Measure[] = [];
    for (const { name, rounds, ...ask } of loads) {
      const played = await alternate(SIDES, { rounds: quick ? 3 : rounds, warmUp: 1 }, (side) => {
        const playing = opened.get(side);
        if (playing === undefined) throw new Error(`there is no side ${side}`);
        return playing.play(ask);
      });
      measures.push(...measuresOf(name, played));
    }
    return measures;
  } finally {
    await Promise.all([...opened.values()].map((side) => side.close()));
  }
}

/** Small calls, one at a time and many at once, through our pipeline and past it. */
export const measureCalls: Measurement = ({ quick }) => measure(LOADS, quick);

/** Results of sizes, one call at a time. */
export const measureResults: Measurement = ({ quick }) => measure(SIZES, quick);
