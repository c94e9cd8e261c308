import type { Engine } from '#main/app/compose.ts';
import { StartFailure } from '#main/app/start-failure.ts';
import type { IpcHostOptions } from './ipc-host.ts';

/**
 * Speaks for an engine that is still being composed, so that the window is made meanwhile: what is asked waits. One that
 * could not start answers everything with why.
 */
export function engineToCome(starting: Promise<Engine | StartFailure>): IpcHostOptions {
  return {
    async dispatch(name, params, caller) {
      const engine = await starting;
      if (!(engine instanceof StartFailure)) return engine.dispatch(name, params, caller);
      const { reason, advice } = engine;
      return { ok: false, error: { reason, advice } };
    },
    subscribe(surface, listener) {
      let over = false;
      let stop = (): void => undefined;
      starting
        .then((engine) => {
          if (!over && !(engine instanceof StartFailure)) stop = engine.subscribe(surface, listener);
        })
        // Whoever composes it tells of that.
        .catch(() => undefined);
      return () => {
        over = true;
        stop();
      };
    },
  };
}
