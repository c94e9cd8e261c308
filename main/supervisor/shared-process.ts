import { randomBytes } from 'node:crypto';
import { createFrameReader, FRAME } from '#main/guard/frames.ts';
import { inheritedEnvironment } from '#main/guard/inherited-environment.ts';
import { createTree } from '#main/guard/tree.ts';
import { instanceId } from '#contract/ids.ts';
import type { InstanceId } from '#contract/ids.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { findSetpriv, spawnChild } from './child.ts';
import type { ServerProcess } from './child.ts';
import type { Command } from './command.ts';
import type { Environment } from './environment.ts';
import type { Exit } from './failure.ts';
import { createGuest } from './guest.ts';
import type { Guest } from './guest.ts';
import type { Ledger } from './ledger.ts';
import type { SpawnNow } from './spawning.ts';
import { within } from './within.ts';

/** How the process is run that bundled servers share. */
export interface SharedProgram {
  /** The file that Node runs. */
  readonly main: string;
  readonly cwd: string;
  /** Variables of ours for the process itself; of its guests' it has none. */
  readonly env: Environment;
}

/** What a guest is called inside, and the module with its definition. */
export interface GuestModule {
  readonly id: string;
  readonly module: string;
}

/** One process for several servers, there while one of them is. */
export interface SharedProcess {
  /** A place in it for a server, whose variables go to that server alone. */
  prepare(guest: GuestModule, command: Command): Promise<SpawnNow>;
  /** While it runs. */
  pid(): number | undefined;
  /** Resolves when nothing of it is left; everybody has left before. */
  close(): Promise<void>;
}

interface SharedProcessOptions {
  program: SharedProgram;
  clock: Clock;
  ledger: Ledger;
  surprise: (error: unknown) => void;
}

interface Run {
  child: ServerProcess;
  guests: Map<number, Guest>;
  enter(opening: string): Guest;
}

/** What its figures and its line in the ledger are kept under. */
export const SHARED_PROCESS: InstanceId = instanceId('shared-process');
const WORD_MS = 5_000;
/** Its last words to stderr are there a little after its end. */
const LAST_WORDS_MS = 1_000;

export function createSharedProcess(options: SharedProcessOptions): SharedProcess {
  const { program, clock, ledger, surprise } = options;
  let current: Run | undefined;
  const ends = new Set<Promise<void>>();

  function bringUp(command: Command, setpriv: string | undefined): Run | { problem: Promise<string> } {
    const { main, cwd, env } = program;
    const nonce = randomBytes(16).toString('hex');
    const own = {
      file: command.file,
      args: [main],
      cwd,
      env: { ...inheritedEnvironment(command.env), ...env },
    };
    const spawned = spawnChild(own, nonce, setpriv, 'wire');
    if ('problem' in spawned) return spawned;
    const { child, wire } = spawned;
    const tree = createTree(child.pid, nonce);
    const guests = new Map<number, Guest>();
    let rooms = 0;
    const run: Run = {
      child,
      guests,
      enter(opening) {
        const room = ++rooms;
        const guest = createGuest(
          {
            child,
            wire,
            room,
            endProcess: () => void tree.signal('SIGKILL').catch(surprise),
            onEnded() {
              guests.delete(room);
              if (guests.size === 0) void retire();
            },
          },
          opening,
        );
        guests.set(room, guest);
        return guest;
      },
    };

    wire.on(
      'data',
      createFrameReader((kind, room, payload) => {
        const guest = guests.get(room);
        if (kind === FRAME.data) guest?.printed(payload);
        else if (kind === FRAME.log) guest?.logged(payload);
        else if (kind === FRAME.gone) guest?.ended({ code: codeIn(payload), signal: null });
      }),
    );
    // Nobody can say whose words these are.
    const forAll = (bytes: Buffer): void => {
      for (const guest of guests.values()) guest.logged(bytes);
    };
    const silent = new Promise<void>((resolve) => child.stderr.once('close', resolve));
    child.stderr.on('data', forAll);
    child.stdout.on('data', forAll);

    /** Stdin, SIGTERM, SIGKILL, as for a server. */
    async function retire(): Promise<void> {
      if (current === run) current = undefined;
      child.stdin.end();
      for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
        if ((await within(clock, WORD_MS, child.exit)) !== undefined) return;
        await tree.signal(signal).catch(surprise);
      }
    }

    async function follow(): Promise<void> {
      const exit = await child.exit;
      if (current === run) current = undefined;
      await within(clock, LAST_WORDS_MS, silent);
      for (const guest of guests.values()) guest.ended(lostBy(exit));
      if ((await tree.members()).length > 0) await tree.signal('SIGKILL');
      await tree.gone();
      ledger.ended(nonce);
    }

    const end = follow().catch(surprise);
    ends.add(end);
    void end.finally(() => ends.delete(end));
    try {
      ledger.started({ instance: SHARED_PROCESS, pid: child.pid, startTime: child.startTime, nonce });
    } catch (error) {
      // As for a server: what is not in the ledger does not run.
      surprise(error);
      void tree.signal('SIGKILL').catch(surprise);
    }
    return run;
  }

  return {
    async prepare(guest, command) {
      const setpriv = await findSetpriv();
      return () => {
        if (current === undefined) {
          const made = bringUp(command, setpriv);
          if ('problem' in made) return made;
          current = made;
        }
        return current.enter(JSON.stringify({ ...guest, env: ownVariables(command.env) })).spawned;
      };
    },
    pid: () => (current?.child.running() === true ? current.child.pid : undefined),
    async close() {
      await Promise.all(ends);
    },
  };
}

/** What is a server's own: not what every process of ours has. */
function ownVariables(env: Environment): Environment {
  const common = inheritedEnvironment(env);
  return Object.fromEntries(Object.entries(env).filter(([name]) => !(name in common)));
}

/** An end of the whole process is no end that a guest came to by itself. */
function lostBy({ code, signal }: Exit): Exit {
  return signal === null && code === 0 ? { code: 1, signal } : { code, signal };
}

function codeIn(payload: Buffer): number {
  const { code } = JSON.parse(payload.toString('utf8')) as { code?: unknown };
  return typeof code === 'number' ? code : 1;
}
