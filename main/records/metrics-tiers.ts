const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Every number is kept in several widths, each as long as it is of use; `stepMs` names the tier in the store too. */
export interface Tier {
  stepMs: number;
  keepMs: number;
}

export const FINEST_MS = 10 * SECOND;

/** Finest first. Ten minutes, six hours and a day are there so that no query has to read more than a few thousand rows. */
export const TIERS: readonly Tier[] = [
  { stepMs: FINEST_MS, keepMs: HOUR },
  { stepMs: MINUTE, keepMs: 2 * DAY },
  { stepMs: 10 * MINUTE, keepMs: 8 * DAY },
  { stepMs: HOUR, keepMs: 91 * DAY },
  { stepMs: 6 * HOUR, keepMs: 91 * DAY },
  { stepMs: DAY, keepMs: 91 * DAY },
];

/** Steps that a person can read off an axis. */
const STEPS = [10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];
/** More than this many points for one that was asked for is worse than too few. */
const ROOM = 1.25;

export interface Plan {
  tierMs: number;
  stepMs: number;
  /** The asked span, widened to whole steps. */
  from: number;
  to: number;
}

/** Which tier answers a query, and in which steps: about `points` of them, from what is still kept of `from`. */
export function planOf(from: number, to: number, points: number, now: number): Plan {
  const kept = TIERS.filter(({ keepMs }) => from >= now - keepMs);
  const tiers = kept.length > 0 ? kept : TIERS.slice(-1);
  const wanted = (to - from) / points / ROOM;
  const finest = tiers[0]?.stepMs ?? FINEST_MS;
  const fitting = STEPS.map((seconds) => seconds * SECOND).filter((stepMs) => stepMs >= finest);
  const stepMs = fitting.find((step) => step >= wanted) ?? Math.ceil(wanted / DAY) * DAY;
  const tierMs = tiers.findLast((tier) => stepMs % tier.stepMs === 0)?.stepMs ?? finest;
  return {
    tierMs,
    stepMs,
    from: Math.floor(from / stepMs) * stepMs,
    to: Math.ceil(to / stepMs) * stepMs,
  };
}
