import type { CallRecord } from '#contract/call.ts';
import type { Event, EventBatch } from '#contract/events.ts';
import type { LogLine } from '#contract/server.ts';
import type { Snapshot } from '#contract/snapshot.ts';

/** Beside all that run. */
const ENDED_KEPT = 300;
const LINES_KEPT = 2000;

export interface Progress {
  progress: number;
  total?: number;
  message?: string;
}

/** What the window knows of the engine: its snapshot kept up to date by events, and what only events tell. */
export interface Mirror extends Snapshot {
  /** Lines by server, oldest first; only for servers whose log was opened. */
  logs: ReadonlyMap<string, readonly LogLine[]>;
  /** By call, while it runs. */
  progress: Readonly<Record<string, Progress>>;
  /** How often the tools of a server have changed in this mirror: a new number means list again. */
  listings: ReadonlyMap<string, number>;
  /** How far the backup that is being made is, in steps. */
  backup?: { done: number; total: number } | undefined;
}

export function mirrorOf(snapshot: Snapshot): Mirror {
  return { ...snapshot, logs: new Map(), progress: {}, listings: new Map() };
}

/** The mirror after a batch; `gap` when something between was missed and only a new snapshot helps. */
export function apply(mirror: Mirror, batch: EventBatch): Mirror | 'gap' {
  if (batch.to <= mirror.seq) return mirror;
  if (batch.from > mirror.seq + 1) return 'gap';
  const fresh = batch.events.filter((event) => event.seq > mirror.seq);
  const calls = withCalls(mirror.calls, fresh);
  return { ...fresh.reduce(applyOne, { ...mirror, calls }), seq: batch.to };
}

function applyOne(mirror: Mirror, event: Event): Mirror {
  switch (event.type) {
    case 'server.changed': {
      const known = mirror.servers.some((view) => view.server.id === event.server.server.id);
      const servers = known
        ? mirror.servers.map((view) => (view.server.id === event.server.server.id ? event.server : view))
        : [...mirror.servers, event.server];
      return { ...mirror, servers };
    }
    case 'server.removed':
      return withoutServer(mirror, event.server);
    case 'policy.changed':
      // Rules and grants are no part of a mirror: who shows them asks again.
      return mirror;
    case 'catalog.changed': {
      const times = (mirror.listings.get(event.server) ?? 0) + 1;
      return { ...mirror, listings: new Map(mirror.listings).set(event.server, times) };
    }
    case 'call.started':
      return mirror;
    case 'call.finished': {
      if (!(event.call.id in mirror.progress)) return mirror;
      const { [event.call.id]: _done, ...progress } = mirror.progress;
      return { ...mirror, progress };
    }
    case 'call.progressed': {
      const { progress, total, message } = event;
      return { ...mirror, progress: { ...mirror.progress, [event.id]: { progress, total, message } } };
    }
    case 'approval.requested': {
      const others = mirror.approvals.filter((approval) => approval.id !== event.approval.id);
      return { ...mirror, approvals: [...others, event.approval] };
    }
    case 'approval.settled':
      return { ...mirror, approvals: mirror.approvals.filter((approval) => approval.id !== event.id) };
    case 'log.appended':
      return { ...mirror, logs: withLines(mirror.logs, event.lines) };
    case 'notice.changed':
      return { ...mirror, notices: event.notices };
    case 'workspace.changed':
      return { ...mirror, workspaces: event.workspaces };
    case 'backup.progressed':
      return { ...mirror, backup: { done: event.done, total: event.total } };
    case 'settings.changed':
      return { ...mirror, settings: event.settings };
    case 'update.changed':
      return { ...mirror, update: event.update };
    case 'provider.changed':
    case 'conversation.changed':
    case 'conversation.removed':
    case 'message.changed':
    case 'message.appended':
    case 'expert.changed':
    case 'expert.removed':
    case 'memory.changed':
      // Chat follows these itself, while it is looked at.
      return mirror;
    case 'link.changed':
      return { ...mirror, link: event.link };
  }
}

function withoutServer(mirror: Mirror, server: string): Mirror {
  const logs = new Map(mirror.logs);
  const listings = new Map(mirror.listings);
  logs.delete(server);
  listings.delete(server);
  return { ...mirror, servers: mirror.servers.filter((view) => view.server.id !== server), logs, listings };
}

/** The calls of a whole batch at once: hundreds may come in a second. */
function withCalls(calls: CallRecord[], events: readonly Event[]): CallRecord[] {
  const changed = new Map<string, CallRecord>();
  for (const event of events) {
    if (event.type === 'call.started' || event.type === 'call.finished')
      changed.set(event.call.id, event.call);
  }
  if (changed.size === 0) return calls;
  const kept = calls.map((call) => {
    const now = changed.get(call.id);
    changed.delete(call.id);
    return now ?? call;
  });
  // A batch tells of a call that has begun and ended when it ended.
  const begun = [...changed.values()].toReversed().toSorted((one, other) => other.at - one.at);
  let ended = 0;
  return [...begun, ...kept].filter(({ outcome }) => outcome === undefined || ++ended <= ENDED_KEPT);
}

function withLines(logs: Mirror['logs'], lines: readonly LogLine[]): Mirror['logs'] {
  const next = new Map(logs);
  for (const [server, kept] of logs) {
    const mine = lines.filter((line) => line.instance.slice(0, line.instance.lastIndexOf('#')) === server);
    // A batch may bring lines that the answer to `server.logs` held already.
    if (mine.length > 0) next.set(server, joinLines(kept, mine).slice(-LINES_KEPT));
  }
  return next;
}

/** Lines that were asked for, then those heard since: what both hold counts once. */
export function joinLines(asked: readonly LogLine[], heard: readonly LogLine[]): LogLine[] {
  const most = Math.min(asked.length, heard.length);
  for (let shared = most; shared > 0; shared -= 1) {
    const start = asked.length - shared;
    if (heard.slice(0, shared).every((line, at) => same(line, asked[start + at]))) {
      return [...asked, ...heard.slice(shared)];
    }
  }
  return [...asked, ...heard];
}

function same(one: LogLine, other: LogLine | undefined): boolean {
  return one.at === other?.at && one.line === other.line && one.stream === other.stream;
}
