import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** What the process of models serves. */
export const BENCH_MODELS = ['expert-0', 'expert-200', 'expert-1000', 'talk-20', 'write-200'];

/** The process of models, as the bench holds it. */
export interface BenchModels {
  url: string;
  /** Resolves when it is gone. */
  close(): Promise<void>;
}

export async function forkModels(): Promise<BenchModels> {
  const child = fork(resolve(import.meta.dirname, 'models-process.mjs'), [], {
    stdio: 'inherit',
    execArgv: [],
  });
  const gone = once(child, 'exit');
  const ended = gone.then(([code]) => {
    throw new Error(`the models ended with ${String(code)}`);
  });
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [{ url: string }];
  ended.catch(() => undefined);
  return {
    url: told.url,
    async close() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
