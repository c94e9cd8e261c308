import type { StartFailure } from '#main/app/start-failure.ts';
import type { Backend } from './ipc-host.ts';

/** Answers in place of an engine that could not start: the window opens all the same and says why. */
export function failedBackend({ reason, advice }: StartFailure): Backend {
  return {
    ask: () => Promise.resolve({ ok: false, error: { reason, advice } }),
    subscribe: () => () => undefined,
  };
}
