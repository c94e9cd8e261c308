import { text } from '#contract/text.ts';
import { isReadOnly } from '#contract/verbs.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import { burstOf } from '../allowance.ts';
import type { Allowance } from '../allowance.ts';
import type { Stage } from '../stage.ts';

export interface RatedDeps {
  /** Calls that a program may make to one server in a minute; 0: as many as it likes. */
  callsPerMinute: () => number;
  /** Milliseconds with fractions, for durations only. */
  elapsed: () => number;
}

/**
 * How often a program may call: before anybody is asked, so that nobody is flooded with questions. Only what changes
 * something or leaves this computer is counted, for each way in and each server; a person at the runner is not a program.
 */
export function rated(
  { callsPerMinute, elapsed }: RatedDeps,
  allowance: Allowance,
  { server, verbs }: CallTarget,
  next: Stage,
): Stage {
  if (isReadOnly(verbs.verbs) && !verbs.verbs.includes('network')) return next;
  return (call, signal) => {
    if (call.via === 'desk') return next(call, signal);
    const retryAfterMs = allowance.take(`${call.principal.id} ${call.via} ${server.id}`, elapsed());
    if (retryAfterMs === 0) return next(call, signal);
    const limit = callsPerMinute();
    const said = {
      server: server.title,
      limit,
      burst: burstOf(limit),
      seconds: Math.ceil(retryAfterMs / 1000),
    };
    return Promise.resolve({ outcome: 'limited', retryAfterMs, message: text('call.limited', said) });
  };
}
