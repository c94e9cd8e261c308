import { randomBytes } from 'node:crypto';
import type { InstanceId } from '#contract/ids.ts';
import type { InstanceState, Server } from '#contract/server.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { attachFailure } from './attach.ts';
import type { Attach, Attached } from './attach.ts';
import { findSetpriv, spawnChild } from './child.ts';
import type { ServerProcess } from './child.ts';
import { exitReason, spawnFailed } from './failure.ts';
import type { Ledger } from './ledger.ts';
import { newLife } from './life.ts';
import type { Effect, LifeEvent } from './life.ts';
import type { Logs } from './logs.ts';
import { next } from './machine.ts';
import type { Prepare } from './prepare.ts';
import { createTree } from './tree.ts';
import type { Tree } from './tree.ts';
import { within } from './within.ts';

interface InstanceOptions {
  clock: Clock;
  logger: Logger;
  ledger: Ledger;
  logs: Logs;
  attach: Attach;
  prepare: Prepare;
  redact: (text: string) => string;
  /** A random number in [0, 1). */
  random: () => number;
  onState: (instance: InstanceId, state: InstanceState, pid: number | undefined) => void;
}

/** One running copy of a server: does what the machine decides and tells it what happened. */
export interface Instance {
  start(server: Server): Promise<InstanceState>;
  restart(server: Server): Promise<InstanceState>;
  stop(): Promise<InstanceState>;
  state(): InstanceState;
  pid(): number | undefined;
}

/** One life of a process, from before the spawn until its tree has gone. */
interface Run {
  readonly abort: AbortController;
  process?: { child: ServerProcess; tree: Tree };
  attached?: Attached;
}

/** A connection usually breaks a moment before the exit that explains it is seen: it is waited for. */
const EXIT_FOLLOWS_MS = 500;
/** A grandchild can hold stderr open for ever. */
const LAST_WORDS_MS = 250;

const SETTLED = ['ready', 'degraded', 'failed', 'stopped'];
/** What can follow a stop; starting, when it was asked for in the meantime. */
const ENDED = ['stopped', 'failed', 'waiting', 'starting'];

export function createInstance(id: InstanceId, first: Server, options: InstanceOptions): Instance {
  const { clock, logger, ledger, logs, attach, prepare, redact, random, onState } = options;
  let server = first;
  let life = newLife(clock.now());
  let run: Run | undefined;
  let told: { shown: InstanceState; pid: number | undefined } = { shown: life.shown, pid: undefined };
  let callOff: (() => void) | undefined;
  let waiting: { states: readonly string[]; resolve: (state: InstanceState) => void }[] = [];

  function pid(): number | undefined {
    const child = run?.process?.child;
    return child?.running() === true ? child.pid : undefined;
  }

  function dispatch(event: LifeEvent): void {
    const step = next(life, event, server.restart, clock.now(), random());
    life = step.life;
    for (const effect of step.effects) act(effect);
    tell();
  }

  function tell(): void {
    const { shown } = life;
    if (told.shown === shown && told.pid === pid()) return;
    told = { shown, pid: pid() };
    onState(id, shown, told.pid);
    const done = waiting.filter(({ states }) => states.includes(shown.state));
    waiting = waiting.filter((one) => !done.includes(one));
    for (const { resolve } of done) resolve(shown);
  }

  function until(states: readonly string[]): Promise<InstanceState> {
    if (states.includes(life.shown.state)) return Promise.resolve(life.shown);
    return new Promise((resolve) => {
      waiting.push({ states, resolve });
    });
  }

  function act(effect: Effect): void {
    const { child, tree } = run?.process ?? {};
    switch (effect.do) {
      case 'spawn': {
        const mine: Run = { abort: new AbortController() };
        run = mine;
        void bringUp(mine).catch((error: unknown) => {
          surprise(error);
          if (run === mine) dispatch({ type: 'startFailed', ...spawnFailed(redact(problemOf(error))) });
        });
        return;
      }
      case 'detach':
        run?.abort.abort();
        run?.attached?.close().catch(surprise);
        return;
      case 'closeStdin':
        // A look while the leader lives, so that those who slip away from group and nonce are known.
        void tree?.members().finally(() => child?.stdin.end());
        return;
      case 'signalTree':
        void tree?.signal(effect.signal).catch(surprise);
        return;
      case 'clearTimer':
        callOff?.();
        return;
      case 'startTimer':
        callOff?.();
        callOff = clock.after(effect.ms, () => {
          dispatch({ type: 'timer', kind: effect.kind });
        });
    }
  }

  async function bringUp(mine: Run): Promise<void> {
    const { signal } = mine.abort;
    const current = server;
    const [prepared, setpriv] = await Promise.all([prepare(current), findSetpriv()]);
    if (signal.aborted) return;
    if (!prepared.ok) {
      dispatch({ type: 'startFailed', reason: prepared.reason, advice: prepared.advice });
      return;
    }
    const spawned = spawnChild(prepared.command, randomBytes(16).toString('hex'), setpriv);
    if ('problem' in spawned) {
      const failure = spawnFailed(redact(await spawned.problem));
      if (!signal.aborted) dispatch({ type: 'startFailed', ...failure });
      return;
    }
    const { child } = spawned;
    const tree = createTree(child.pid, child.nonce);
    mine.process = { child, tree };
    void watch(child, tree).catch(surprise);
    try {
      ledger.started({ instance: id, pid: child.pid, startTime: child.startTime, nonce: child.nonce });
    } finally {
      dispatch({ type: 'spawned' });
    }
    await talk(mine, child, current);
  }

  async function talk(mine: Run, child: ServerProcess, current: Server): Promise<void> {
    const { signal } = mine.abort;
    const explained = async (): Promise<boolean> =>
      (await within(clock, EXIT_FOLLOWS_MS, child.exit)) !== undefined || signal.aborted;
    let attached: Attached;
    try {
      const { stdin, stdout } = child;
      attached = await attach({ instance: id, server: current, stdin, stdout }, signal);
    } catch (error) {
      if (await explained()) return;
      dispatch({ type: 'startFailed', ...attachFailure(error, redact) });
      return;
    }
    if (signal.aborted) {
      await attached.close();
      return;
    }
    mine.attached = attached;
    dispatch({ type: 'attached' });
    const reason = await attached.lost;
    if (!(await explained())) dispatch({ type: 'lost', reason });
  }

  async function watch(child: ServerProcess, tree: Tree): Promise<void> {
    const since = clock.now();
    const drained = logs.collect(id, child.stderr);
    const exit = await child.exit;
    const lived = clock.now() - since;
    await within(clock, LAST_WORDS_MS, drained);
    const said = logs.last(id, 20).findLast((entry) => entry.at >= since && entry.line.trim() !== '')?.line;
    const leftovers = (await tree.members()).length > 0;
    const clean = exit.code === 0;
    if (!leftovers) crossOut(child);
    dispatch({ type: 'exited', leftovers, clean, reason: exitReason(exit, lived, said) });
    if (!leftovers) return;
    await tree.gone();
    crossOut(child);
    dispatch({ type: 'gone' });
  }

  function crossOut(child: ServerProcess): void {
    try {
      ledger.ended(child.nonce);
    } catch (error) {
      surprise(error);
    }
  }

  function surprise(error: unknown): void {
    logger.error('server.surprise', error, { instance: id });
  }

  return {
    start(given) {
      server = given;
      dispatch({ type: 'start' });
      return until(SETTLED);
    },
    restart(given) {
      server = given;
      dispatch({ type: 'restart' });
      return until(SETTLED);
    },
    stop() {
      dispatch({ type: 'stop' });
      return until(ENDED);
    },
    state: () => life.shown,
    pid,
  };
}
