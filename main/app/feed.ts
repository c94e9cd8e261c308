import type { Surface } from '#contract/approval.ts';
import { heardBy } from '#contract/events.ts';
import type { Event, EventBatch, EventBody } from '#contract/events.ts';
import type { Clock } from '#main/kernel/clock.ts';

const BATCH_MS = 50;

/** Everything that happened in this run, in order, handed to the windows in batches; questions to a person at once. */
export interface Feed {
  emit(event: EventBody): void;
  /** Number of the last event; a snapshot taken now is up to here. */
  seq(): number;
  /** Batches for one window from now on; returns how to stop. */
  subscribe(surface: Surface, listener: (batch: EventBatch) => void): () => void;
  /** Hands out what waits, now. */
  flush(): void;
}

export function createFeed(clock: Clock): Feed {
  const listeners = new Set<{ surface: Surface; listener: (batch: EventBatch) => void; sentTo: number }>();
  /** In order, with holes where a newer one says all of it. */
  let waiting: (Event | undefined)[] = [];
  /** Where what may be superseded waits: calls by their id, all else by what it is about. */
  let calls = new Map<string, number>();
  let others = new Map<string, number>();
  let last = 0;
  let cancel: (() => void) | undefined;

  function flush(): void {
    cancel?.();
    cancel = undefined;
    const events = waiting.filter((event) => event !== undefined);
    waiting = [];
    calls = new Map();
    others = new Map();
    for (const entry of listeners) {
      const heard = events.filter(({ type }) => heardBy(entry.surface, type));
      if (heard.length === 0) continue;
      const from = entry.sentTo + 1;
      entry.sentTo = last;
      entry.listener({ from, to: last, events: heard });
    }
  }

  function supersede(places: Map<string, number>, about: string): void {
    const before = places.get(about);
    if (before !== undefined) waiting[before] = undefined;
    places.set(about, waiting.length);
  }

  return {
    emit(body) {
      // One that is over began, and says when.
      if (body.type === 'call.started' || body.type === 'call.finished') supersede(calls, body.call.id);
      else {
        const about = aboutOf(body);
        if (about !== undefined) supersede(others, about);
      }
      waiting.push({ ...body, seq: ++last });
      // A person waits for these, and the reply to whoever asked must not come before the question is gone.
      if (body.type === 'approval.requested' || body.type === 'approval.settled') flush();
      else cancel ??= clock.after(BATCH_MS, flush);
    },
    seq: () => last,
    subscribe(surface, listener) {
      flush();
      const entry = { surface, listener, sentTo: last };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    flush,
  };
}

/** Events that carry the whole value: within a batch only the newest of its kind matters. */
function aboutOf(event: EventBody): string | undefined {
  switch (event.type) {
    case 'server.changed':
      return `${event.type} ${event.server.instance}`;
    case 'catalog.changed':
      return `${event.type} ${event.server}`;
    case 'expert.changed':
      return `${event.type} ${event.round.id}`;
    case 'call.progressed':
      return `${event.type} ${event.id}`;
    case 'notice.changed':
    case 'workspace.changed':
    case 'settings.changed':
    case 'update.changed':
    case 'link.changed':
      return event.type;
    default:
      return undefined;
  }
}
