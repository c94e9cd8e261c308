import type { CallRecord, StageName } from '#contract/call.ts';
import type { Notes } from './stage.ts';

/** Stages behind `recorded`, in their order. */
const BEHIND = ['identified', 'admitted', 'validated', 'granted', 'invoked'] as const satisfies StageName[];

/** Milliseconds to three decimals. */
export function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/**
 * What each stage took for itself, from when the call came to it until it came to the next one: the way back is part of
 * the innermost stage that was reached. A person's time is taken out of `granted`, the server's out of `invoked`, and with
 * it the time in which the server waited for us.
 * `back`: the call was with `recorded` again, whose own time is before and after all others.
 */
export function stageTimes(
  { entered, waitedMs = 0, heldMs = 0, upstreamMs = 0 }: Omit<Notes, 'decision' | 'beforeSend' | 'progress'>,
  { begun, back, ended }: { begun: number; back: number; ended: number },
): NonNullable<CallRecord['stages']> {
  const stages: NonNullable<CallRecord['stages']> = {
    recorded: toMicroseconds((entered[0] ?? back) - begun + ended - back),
  };
  for (let at = 0; at < entered.length; at += 1) {
    const stage = BEHIND[at];
    if (stage === undefined) break;
    const elsewhere = stage === 'granted' ? waitedMs : stage === 'invoked' ? upstreamMs + heldMs : 0;
    const whole = (entered[at + 1] ?? back) - (entered[at] ?? back);
    stages[stage] = Math.max(0, toMicroseconds(whole - elsewhere));
  }
  return stages;
}
