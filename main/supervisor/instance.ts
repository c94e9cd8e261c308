import type { InstanceId } from '#contract/ids.ts';
import type { InstanceState, Server } from '#contract/server.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import { attachFailure } from './attach.ts';
import type { Attach, Attached, Endpoint, Line } from './attach.ts';
import { watchChild } from './child-watch.ts';
import type { Command } from './command.ts';
import { spawnFailed, startTimedOut } from './failure.ts';
import type { Failure } from './failure.ts';
import { newLife } from './life.ts';
import type { Effect, LifeEvent } from './life.ts';
import type { Logs } from './logs.ts';
import { next } from './machine.ts';
import type { Prepare } from './prepare.ts';
import type { SpawnNow, Spawned } from './spawning.ts';
import { startPolicy } from './start-policy.ts';
import { within } from './within.ts';

interface InstanceOptions {
  clock: Clock;
  logger: Logger;
  logs: Logs;
  attach: Attach;
  prepare: Prepare;
  /** Where it is to run. */
  prepareSpawn: (server: Server, command: Command) => Promise<SpawnNow>;
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

/** One life of a process, from before the spawn until its tree has gone, or of a connection. */
interface Run {
  readonly abort: AbortController;
  readonly server: Server;
  process?: Spawned;
  attached?: Attached;
}

/** A connection usually breaks a moment before the exit that explains it is seen: it is waited for. */
const EXIT_FOLLOWS_MS = 500;

const SETTLED = ['ready', 'degraded', 'failed', 'stopped'];
/** What can follow a stop; starting, when it was asked for in the meantime. */
const ENDED = ['stopped', 'failed', 'waiting', 'starting'];

export function createInstance(id: InstanceId, first: Server, options: InstanceOptions): Instance {
  const { clock, logger, logs, attach, prepare, prepareSpawn, redact, random, onState } = options;
  let server = withStartTime(first);
  let life = newLife(clock.now());
  let run: Run | undefined;
  let told: { shown: InstanceState; pid: number | undefined } = { shown: life.shown, pid: undefined };
  let callOff: (() => void) | undefined;
  let hungUp: Promise<void> = Promise.resolve();
  let waiting: { states: readonly string[]; resolve: (state: InstanceState) => void }[] = [];

  function pid(): number | undefined {
    const child = run?.process?.child;
    return child?.running() === true ? child.pid : undefined;
  }

  function dispatch(event: LifeEvent): void {
    const step = next(life, event, startPolicy(server), clock.now(), random());
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
        const mine: Run = { abort: new AbortController(), server };
        run = mine;
        void bringUp(mine).catch((error: unknown) => {
          surprise(error);
          if (run === mine) dispatch({ type: 'startFailed', ...spawnFailed(redact(problemOf(error))) });
        });
        return;
      }
      case 'detach':
        if (run === undefined) return;
        run.abort.abort();
        if (run.attached !== undefined) hungUp = run.attached.close().catch(surprise);
        run.attached = undefined;
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
    const prepared = await prepare(mine.server);
    if (mine.abort.signal.aborted) return;
    if (!prepared.ok) dispatch({ ...prepared, type: 'startFailed' });
    else if ('command' in prepared) await runChild(mine, prepared.command);
    else await dial(mine, prepared.endpoint);
  }

  async function runChild(mine: Run, command: Command): Promise<void> {
    const { signal } = mine.abort;
    const spawnNow = await prepareSpawn(mine.server, command);
    if (signal.aborted) return;
    const spawned = spawnNow();
    if ('problem' in spawned) {
      const failure = spawnFailed(redact(await spawned.problem));
      if (!signal.aborted) dispatch({ type: 'startFailed', ...failure });
      return;
    }
    mine.process = spawned;
    void watchChild(id, spawned, { clock, logs, tell: dispatch, surprise }).catch(surprise);
    try {
      spawned.record();
    } finally {
      dispatch({ type: 'spawned' });
    }
    const { stdin, stdout } = spawned.child;
    await talk(mine, { instance: id, server: mine.server, by: 'stdio', stdin, stdout });
  }

  async function dial(mine: Run, endpoint: Endpoint): Promise<void> {
    // A restart hangs up and dials at once: one connection at a time.
    await farewell();
    if (mine.abort.signal.aborted) return;
    dispatch({ type: 'dialled' });
    logs.add(id, 'patchbay', ['connecting']);
    await talk(mine, { instance: id, server: mine.server, by: 'url', endpoint });
  }

  async function talk(mine: Run, line: Line): Promise<void> {
    const { signal } = mine.abort;
    const told = async (): Promise<boolean> => signal.aborted || (await explained(mine)) || signal.aborted;
    let attached: Attached;
    try {
      attached = await attach(line, signal);
    } catch (error) {
      if (await told()) return;
      dispatch({ type: 'startFailed', ...startFailure(error, mine.server) });
      if (line.by === 'url') logs.add(id, 'patchbay', ['could not connect']);
      return;
    }
    if (signal.aborted) {
      hungUp = attached.close().catch(surprise);
      return;
    }
    mine.attached = attached;
    dispatch({ type: 'attached' });
    if (line.by === 'url') logs.add(id, 'patchbay', ['connected']);
    const reason = await attached.lost;
    if (await told()) return;
    if (line.by === 'url') logs.add(id, 'patchbay', ['connection lost']);
    dispatch({ type: 'lost', reason });
  }

  /** Whether there was a process whose exit says more than a broken connection. */
  async function explained({ process: own }: Run): Promise<boolean> {
    return own !== undefined && (await within(clock, EXIT_FOLLOWS_MS, own.child.exit)) !== undefined;
  }

  /** Whoever makes the handshake gives up a little before us, and does not know what is being installed. */
  function startFailure(error: unknown, from: Server): Failure {
    const failure = attachFailure(error, redact);
    const { startTimeoutMs, installing } = startPolicy(from);
    return failure.reason.code === 'server.startTimeout'
      ? startTimedOut(startTimeoutMs, installing)
      : failure;
  }

  /** The end of the last session; one that is not over in time is left to itself. */
  async function farewell(): Promise<void> {
    await within(clock, server.restart.shutdownMs, hungUp);
  }

  function surprise(error: unknown): void {
    logger.error('server.surprise', error, { instance: id });
  }

  return {
    start(given) {
      server = withStartTime(given);
      dispatch({ type: 'start' });
      return until(SETTLED);
    },
    restart(given) {
      server = withStartTime(given);
      dispatch({ type: 'restart' });
      return until(SETTLED);
    },
    async stop() {
      dispatch({ type: 'stop' });
      const state = await until(ENDED);
      await farewell();
      return state;
    },
    state: () => life.shown,
    pid,
  };
}

/** The server with the time it really has, which the handshake reads too. */
function withStartTime(server: Server): Server {
  const { startTimeoutMs } = startPolicy(server);
  return { ...server, restart: { ...server.restart, startTimeoutMs } };
}
