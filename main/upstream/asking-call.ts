import type { AskingCall } from '#contract/server-request.ts';
import type { Caller } from './caller.ts';

/**
 * Answers what a server asks that does not say for which of its calls (before 2026-07-28): for the only one that is under
 * way, or for the oldest of several of one conversation, where the answer comes from the same person and model. When
 * that one ends first it is asked again for those that are left. While it is open the deadline of none of them runs.
 */
export async function answerFor<Answer>(
  callers: readonly Caller[],
  signal: AbortSignal,
  answer: (call: AskingCall | undefined, signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const held = sameTalk(callers) ? callers.map((caller) => ({ caller, ...caller.hold() })) : [];
  try {
    for (;;) {
      const [oldest, ...others] = held.filter((one) => !one.signal.aborted);
      if (oldest === undefined) return await answer(undefined, signal);
      const { call } = oldest.caller;
      const asking = others.length === 0 ? call : { ...call, unsure: true as const };
      const answered = await answer(asking, AbortSignal.any([signal, oldest.signal]));
      const left = held.some((one) => !one.signal.aborted);
      if (signal.aborted || !oldest.signal.aborted || !left) return answered;
    }
  } finally {
    for (const { release } of held) release();
  }
}

function sameTalk([first, ...others]: readonly Caller[]): boolean {
  const { conversation, via, principal } = first?.call ?? {};
  return others.every(
    ({ call }) =>
      conversation !== undefined &&
      call.conversation === conversation &&
      call.via === via &&
      call.principal.id === principal?.id,
  );
}
