import type { StartFailure } from '#main/app/start-failure.ts';
import type { Backend } from './ipc-host.ts';

/**
 * Answers in place of an engine that could not start: the window opens all the same and says why. All it can do is to
 * start Patchbay again.
 */
export function failedBackend({ reason, advice }: StartFailure, restart: () => void): Backend {
  return {
    ask(surface, name) {
      if (surface !== 'app' || name !== 'engine.restart')
        return Promise.resolve({ ok: false, error: { reason, advice } });
      restart();
      return Promise.resolve({ ok: true, value: {} });
    },
    subscribe: () => () => undefined,
  };
}
