import { join } from 'node:path';
import { instanceId } from '#contract/ids.ts';
import type { InstanceId, ServerId } from '#contract/ids.ts';
import type { InstanceState, LogLine, Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Attach } from './attach.ts';
import type { Command } from './command.ts';
import type { Environment } from './environment.ts';
import { createInstance } from './instance.ts';
import type { Instance } from './instance.ts';
import type { Ledger } from './ledger.ts';
import type { LoginPath } from './environment.ts';
import { createLogs } from './logs.ts';
import { createPrepare } from './prepare.ts';
import type { ResolveSecret } from './secret-values.ts';
import { createSharedProcess } from './shared-process.ts';
import type { GuestModule, SharedProgram } from './shared-process.ts';
import type { ShippedNode } from './shipped-node.ts';
import { createOwnSpawn } from './spawning.ts';
import type { SpawnNow } from './spawning.ts';

export interface SupervisorOptions {
  /** Folder of `logs/`. */
  home: string;
  /** Working folder of a server whose launch names none. */
  defaultCwd: (server: Server) => string;
  clock: Clock;
  logger: Logger;
  /** Reaped before the supervisor is made. */
  ledger: Ledger;
  attach: Attach;
  resolveSecret: ResolveSecret;
  /** Variables of ours for a server, over those of its launch. */
  extraEnv: (server: Server) => Environment;
  /** Takes secrets out of text before it is kept or told. */
  redact: (text: string) => string;
  /** A state or pid has changed; `pid` while a process lives. */
  onState: (instance: InstanceId, state: InstanceState, pid: number | undefined) => void;
  /** Lines of one instance, at most every 50 ms and at most the last 2,000. */
  onLog: (lines: LogLine[]) => void;
  loginPath: LoginPath;
  /** The Node that ships with Patchbay, where it is there. */
  shipped?: ShippedNode;
  /** The process that servers share for which `guest` says so at their start, where there is one. */
  sharing?: { program: SharedProgram; guest: (server: Server) => GuestModule | undefined };
  /** A random number in [0, 1), for the jitter of restarts. */
  random?: () => number;
}

/** Runs the processes of servers, or holds the connection to one at a URL; one per server for now. It knows nothing of MCP: the handshake is `attach`. */
export interface Supervisor {
  /**
   * Starts it, or joins a start under way. Resolves when it is ready, failed or stopped; restarts by policy are
   * waited for. Never rejects.
   */
  start(server: Server): Promise<InstanceState>;
  /** Stops the whole process tree, and resolves when it has gone; a second stop climbs the ladder at once. */
  stop(server: ServerId): Promise<void>;
  /** Stops what runs and starts it as `server` says now. Resolves as `start`. */
  restart(server: Server): Promise<InstanceState>;
  state(server: ServerId): InstanceState;
  /** While a process lives. */
  pid(server: ServerId): number | undefined;
  /** Of the process that several share, while it runs. */
  sharedPid(): number | undefined;
  /** Keeps a line that stood on stdout where the protocol belongs. */
  noise(instance: InstanceId, line: string): void;
  /** The last `n` lines it printed beside the protocol, oldest first; at most 2,000 are held. */
  lastLines(instance: InstanceId, n: number): LogLine[];
  /** Stops everything at the same time and writes the logs out; nothing can be started afterwards. */
  close(): Promise<void>;
}

/** DESIGN "How a server lives". Call it on the main thread: the parent-death signal is tied to the thread. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { home, clock, logger, redact, onLog } = options;
  const logs = createLogs({ dir: join(home, 'logs'), clock, logger, redact, onLog });
  const prepare = createPrepare({
    ...options,
    inherited: process.env,
    npmPrefix: join(home, 'npm'),
  });
  const random = options.random ?? Math.random;
  const own = createOwnSpawn(options.ledger);
  const surprise = (error: unknown): void => {
    logger.error('server.sharedProcess', error);
  };
  const { sharing } = options;
  const shared = sharing && createSharedProcess({ ...options, program: sharing.program, surprise });
  const instances = new Map<InstanceId, Instance>();
  let closing: Promise<void> | undefined;

  function instanceOf(server: Server): Instance {
    const id = instanceId(server.id);
    let instance = instances.get(id);
    if (instance === undefined) {
      instance = createInstance(id, server, { ...options, logs, prepare, prepareSpawn, random });
      instances.set(id, instance);
    }
    return instance;
  }

  function prepareSpawn(server: Server, command: Command): Promise<SpawnNow> {
    const guest = sharing?.guest(server);
    if (shared === undefined || guest === undefined) return own(instanceId(server.id), command);
    return shared.prepare(guest, command);
  }

  function refused(): InstanceState {
    return {
      state: 'failed',
      reason: text('server.shuttingDown'),
      advice: text('server.advice.startAgain'),
      since: clock.now(),
    };
  }

  async function stopAll(): Promise<void> {
    await Promise.all([...instances.values()].map((instance) => instance.stop()));
    await shared?.close();
    await logs.flush();
  }

  return {
    start: async (server) => (closing === undefined ? instanceOf(server).start(server) : refused()),
    restart: async (server) => (closing === undefined ? instanceOf(server).restart(server) : refused()),
    async stop(server) {
      await instances.get(instanceId(server))?.stop();
    },
    state: (server) => instances.get(instanceId(server))?.state() ?? { state: 'stopped', since: clock.now() },
    pid: (server) => instances.get(instanceId(server))?.pid(),
    sharedPid: () => shared?.pid(),
    noise(instance, line) {
      logs.add(instance, 'stdout', [line]);
    },
    lastLines: (instance, n) => logs.last(instance, n),
    close() {
      closing ??= stopAll();
      return closing;
    },
  };
}
