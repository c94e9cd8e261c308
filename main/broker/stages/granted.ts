import type { Call, Decision } from '#contract/call.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import { toMicroseconds } from '../stage-times.ts';
import type { Stage, TravellingCall } from '../stage.ts';

/** What a person said, or why he did not. `grant` names what later calls may rest on. */
export type Permission =
  | { effect: 'allow'; rule: string }
  | { effect: 'deny'; rule: string; why: 'person' | 'timeout' | 'withdrawn'; reason?: string | undefined };

export interface GrantedDeps {
  decide: (call: Call, target: CallTarget) => Decision | { effect: 'ask'; rule: string };
  ask: (call: Call, target: CallTarget, signal: AbortSignal) => Promise<Permission>;
  /** Milliseconds with fractions, for durations only. */
  elapsed: () => number;
  limitSeconds: number;
}

/** Argument rules and earlier answers decide; where they do not, a person is asked. */
export function granted(
  { decide, ask, elapsed, limitSeconds }: GrantedDeps,
  target: CallTarget,
  next: Stage,
): Stage {
  async function asked(call: TravellingCall, signal: AbortSignal): Promise<Outcome> {
    const since = elapsed();
    const permission = await ask(call, target, signal);
    call.notes.waitedMs = toMicroseconds(elapsed() - since);
    call.notes.decision = { effect: permission.effect, rule: permission.rule };
    return permission.effect === 'allow' ? next(call, signal) : refusal(permission, limitSeconds);
  }

  return (call, signal) => {
    const { effect, rule } = decide(call, target);
    if (effect === 'ask') return asked(call, signal);
    call.notes.decision = { effect, rule };
    if (effect === 'allow') return next(call, signal);
    return Promise.resolve({ outcome: 'denied', rule, message: text('call.deniedByRule', { rule }) });
  };
}

function refusal({ rule, why, reason }: Extract<Permission, { effect: 'deny' }>, seconds: number): Outcome {
  if (why === 'withdrawn') return { outcome: 'cancelled', message: text('call.cancelled') };
  if (why === 'timeout')
    return { outcome: 'denied', rule, message: text('call.deniedByTimeout', { seconds }) };
  const message =
    reason === undefined || reason === ''
      ? text('call.deniedByPerson')
      : text('call.deniedByPersonBecause', { reason });
  return { outcome: 'denied', rule, message };
}
