import type { ServerId } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { consented } from '#main/supervisor/consent.ts';
import type { Supervisor } from '#main/supervisor/supervisor.ts';
import type { Asker, Consent } from './consent.ts';
import { RequestFailure } from './dispatch.ts';
import type { Notices } from './notices.ts';
import { runStarts } from './run-starts.ts';
import type { ServerList } from './server-list.ts';
import type { StartTimes } from './start-times.ts';
import type { WantedServers } from './wanted-servers.ts';
import type { Workspaces } from './workspaces.ts';

export interface ServerControlParts {
  servers: Pick<ServerList, 'all' | 'find'>;
  supervisor: Pick<Supervisor, 'start' | 'stop' | 'restart' | 'state'>;
  workspaces: Pick<Workspaces, 'of'>;
  consent: Consent;
  needsWorkspace: (server: string) => boolean;
  wanted: WantedServers;
  startTimes: Pick<StartTimes, 'of'>;
  notices: Pick<Notices, 'put' | 'remove'>;
  clock: Clock;
}

/** Starts and stops servers as people wish, and remembers what they wished. */
export interface ServerControl {
  /** Waits for what a person has to agree to first, then until it is ready or has failed; may reject with RequestFailure. */
  start(server: Server, asker: Asker, how?: { again: boolean }): Promise<Server>;
  /** Also calls off a start that waits for a person or for its turn. */
  stop(server: Server): Promise<void>;
  /** One that is refused or fails does not keep the others from starting; its own row says why. */
  startAll(asker: Asker): Promise<void>;
  /** Whether `startUp` would start anything. */
  startsUp(restore: boolean): boolean;
  /** Starts what starts by itself, and with `restore` what ran last. Nobody is asked: what lacks a yes is left stopped. */
  startUp(restore: boolean): Promise<void>;
  /** Those of these servers that run stop now and start again by themselves; resolves when they have stopped. */
  bounce(servers: readonly ServerId[]): Promise<void>;
}

const LEFT_STOPPED = 'leftStopped';

export function createServerControl(parts: ServerControlParts): ServerControl {
  const { servers, supervisor, workspaces, consent, needsWorkspace, wanted, startTimes, notices, clock } =
    parts;
  /** Starts that wait for a person; a stop calls them off. */
  const asking = new Map<ServerId, AbortController>();
  /** Servers that wait for their turn. */
  const queued = new Set<ServerId>();
  /** Servers that were not started by themselves because nobody has agreed to them. */
  const left = new Set<ServerId>();

  const stateOf = (id: ServerId): string => supervisor.state(id).state;

  function refusal({ id, title, disabled, workspace }: Server): RequestFailure | undefined {
    if (disabled === true) return new RequestFailure(text('request.serverDisabled', { server: title }));
    const { ready, folders } = workspaces.of({ workspace });
    if (!needsWorkspace(id) || ready) return undefined;
    return new RequestFailure(text('request.workspaceUnconfirmed', { folder: folders[0] ?? '' }));
  }

  /** Resolves with the server as it may run. */
  async function agreed(server: Server, asker: Asker): Promise<Server> {
    const refused = refusal(server);
    if (refused !== undefined) throw refused;
    asking.get(server.id)?.abort();
    const cancel = new AbortController();
    asking.set(server.id, cancel);
    try {
      const approved = await consent.ensure(server, asker, cancel.signal);
      wanted.add(server.id);
      settle(server.id);
      return approved;
    } finally {
      if (asking.get(server.id) === cancel) asking.delete(server.id);
    }
  }

  /** Starts all of these whose turn nobody called off, in the order that they wish for. */
  async function inOrder(
    chosen: readonly Server[],
    admit: (server: Server) => Promise<unknown>,
  ): Promise<void> {
    const plan = chosen.map(({ id, after = [] }) => ({ id, after, tookMs: startTimes.of(id) }));
    for (const { id } of chosen) queued.add(id);
    const byId = new Map(chosen.map((server) => [server.id, server]));
    await runStarts(plan, {
      clock,
      async admit(id) {
        const server = byId.get(id);
        if (server !== undefined) await admit(server);
        return server !== undefined;
      },
      async start(id) {
        const server = queued.delete(id) ? servers.find(id) : undefined;
        if (server !== undefined && server.disabled !== true) await supervisor.start(server);
      },
    });
  }

  function startingUp(restore: boolean): Server[] {
    return servers.all().filter(({ id, disabled, start }) => {
      return disabled !== true && (start === 'always' || (restore && wanted.has(id)));
    });
  }

  /** Whether nobody has to be asked before it starts. */
  function free(server: Server): boolean {
    return consented(server) && refusal(server) === undefined;
  }

  function settle(id: ServerId): void {
    if (left.delete(id)) tellLeft();
  }

  function tellLeft(): void {
    const titles = [...left].map((id) => servers.find(id)?.title ?? id);
    if (titles.length === 0) notices.remove(LEFT_STOPPED);
    else {
      const params = { servers: titles.join(', '), count: titles.length };
      notices.put({ id: LEFT_STOPPED, level: 'info', text: text('notice.leftStopped', params) });
    }
  }

  return {
    async start(server, asker, { again } = { again: false }) {
      const approved = await agreed(server, asker);
      await (again ? supervisor.restart(approved) : supervisor.start(approved));
      return approved;
    },
    async stop({ id }) {
      asking.get(id)?.abort();
      queued.delete(id);
      wanted.remove(id);
      settle(id);
      await supervisor.stop(id);
    },
    async startAll(asker) {
      const idle = servers
        .all()
        .filter((server) => ['stopped', 'failed', 'starting'].includes(stateOf(server.id)))
        .filter((server) => refusal(server) === undefined);
      await inOrder(idle, (server) => agreed(server, asker));
    },
    startsUp: (restore) => startingUp(restore).some(free),
    async startUp(restore) {
      const chosen = startingUp(restore);
      if (!restore) wanted.clear();
      for (const { id } of chosen.filter((server) => !free(server))) {
        left.add(id);
        wanted.remove(id);
      }
      if (left.size > 0) tellLeft();
      for (const { id } of chosen.filter(free)) wanted.add(id);
      await inOrder(chosen.filter(free), () => Promise.resolve());
    },
    async bounce(ids) {
      const up = servers
        .all()
        .filter(({ id }) => ids.includes(id) && !['stopped', 'failed'].includes(stateOf(id)));
      await Promise.all(up.map(({ id }) => supervisor.stop(id)));
      for (const server of up) void supervisor.start(server);
    },
  };
}
