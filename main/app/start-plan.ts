import type { ServerId } from '#contract/ids.ts';

/** A server that is to be started together with others. */
export interface Planned {
  readonly id: ServerId;
  /** Servers that must be ready, or have failed, before it is started. Those outside the plan do not count. */
  readonly after: readonly ServerId[];
  /** What its last start took; undefined: not known, so it may take long. */
  readonly tookMs: number | undefined;
}

/** `asking`: somebody has to agree to it first. `slow`: still starting, but it no longer keeps others waiting. */
export type Phase = 'asking' | 'waiting' | 'starting' | 'slow' | 'settled';

/**
 * Whose start begins now, so that at most `limit` are starting: those whose predecessors have settled, the longest
 * first. Servers that wait for each other in a circle are begun one by one, in the order of the plan.
 */
export function nextStarts(
  plan: readonly Planned[],
  phases: ReadonlyMap<ServerId, Phase>,
  limit: number,
): Planned[] {
  const inPhase = (phase: Phase): Planned[] => plan.filter(({ id }) => phases.get(id) === phase);
  const waiting = inPhase('waiting');
  const able = waiting.filter(({ id, after }) =>
    after.every((other) => other === id || (phases.get(other) ?? 'settled') === 'settled'),
  );
  const moving = inPhase('asking').length + inPhase('starting').length + inPhase('slow').length;
  const next = able.length > 0 || moving > 0 ? able.toSorted(longestFirst) : waiting.slice(0, 1);
  return next.slice(0, Math.max(0, limit - inPhase('starting').length));
}

function longestFirst(a: Planned, b: Planned): number {
  if (a.tookMs === b.tookMs) return 0;
  return (a.tookMs ?? Infinity) > (b.tookMs ?? Infinity) ? -1 : 1;
}

/** Whether `id` would wait for itself, over any number of others, if it were started after `after`. */
export function waitsForItself(
  id: ServerId,
  after: readonly ServerId[],
  servers: readonly { id: ServerId; after?: readonly ServerId[] | undefined }[],
): boolean {
  const afterOf = new Map(servers.map((server) => [server.id, server.after ?? []]));
  const seen = new Set<ServerId>();
  const open = [...after];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(afterOf.get(next) ?? []));
  }
  return false;
}
