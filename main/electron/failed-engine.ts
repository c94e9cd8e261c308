import type { Dispatch } from '#main/app/dispatch.ts';
import type { StartFailure } from '#main/app/start-failure.ts';

/** Answers in place of an engine that could not start: the window opens all the same and says why. */
export function failedDispatch({ reason, advice }: StartFailure): Dispatch {
  return () => Promise.resolve({ ok: false, error: { reason, advice } });
}
