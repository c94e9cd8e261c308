import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Ask, Round, Told } from './side.ts';

/** A side in its process, as the bench holds it. */
export interface ForkedSide {
  /** Rejects when a call failed. */
  play(ask: Ask): Promise<Round>;
  /** Resolves when its process is gone. */
  close(): Promise<void>;
}

/** Forks `side-NAME.ts`; rejects when it cannot talk to its server. */
export async function forkSide(name: string): Promise<ForkedSide> {
  const child = fork(resolve(import.meta.dirname, `side-${name}.ts`), [], {
    stdio: 'inherit',
    // What the bench itself was started with is not the side's.
    execArgv: [],
  });
  const gone = once(child, 'exit');

  async function told(): Promise<Told> {
    const ended = gone.then(([code]): Told => ({ problem: `it ended with ${String(code)}` }));
    const message = once(child, 'message').then(([message]) => message as Told);
    const result = await Promise.race([message, ended]);
    if ('problem' in result) throw new Error(`${name}: ${result.problem}`);
    return result;
  }

  async function close(): Promise<void> {
    if (child.connected) child.disconnect();
    await gone;
  }

  try {
    await told();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async play(ask) {
      const answer = told();
      child.send(ask);
      const result = await answer;
      if (!('round' in result)) throw new Error(`${name} said something else than a round`);
      return result.round;
    },
    close,
  };
}
