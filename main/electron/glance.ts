import { OWNER } from '#contract/call.ts';
import type { EventBody } from '#contract/events.ts';
import type { Params, RequestName, Result } from '#contract/requests.ts';
import type { Engine } from '#main/app/compose.ts';
import type { Caller } from '#main/app/dispatch.ts';

const CALLER: Caller = { surface: 'app', principal: OWNER, via: 'desk' };

/** What the desktop needs to know of the engine at every moment: for tray, menu and the question at closing. */
export interface Glance {
  running(): number;
  waiting(): number;
  /** Asks the engine in the name of the owner. Rejects with the code of the reason. */
  ask<N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>>;
}

/** Follows the engine; `changed` is told what may look different. */
export async function glanceAt(
  engine: Engine,
  changed: (what: 'state' | 'settings') => void,
): Promise<Glance> {
  const ask = async <N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>> => {
    const reply = await engine.dispatch(name, params, CALLER);
    if (!reply.ok) throw new Error(reply.error.reason.code);
    return reply.value as Result<N>;
  };
  const heard: EventBody[] = [];
  let apply = (event: EventBody): void => void heard.push(event);
  engine.subscribe('app', ({ events }) => {
    for (const event of events) apply(event);
  });
  const snapshot = await ask('state.snapshot', {});
  const running = new Set<string>();
  const waiting = new Set(snapshot.approvals.map(({ id }) => id));

  function see(event: EventBody): void {
    switch (event.type) {
      case 'server.changed': {
        const { server, state } = event.server;
        const runs = state.state === 'ready' || state.state === 'degraded' || state.state === 'starting';
        if (runs === running.has(server.id)) return;
        if (runs) running.add(server.id);
        else running.delete(server.id);
        break;
      }
      case 'server.removed':
        running.delete(event.server);
        break;
      case 'approval.requested':
        waiting.add(event.approval.id);
        break;
      case 'approval.settled':
        waiting.delete(event.id);
        break;
      case 'settings.changed':
        changed('settings');
        return;
      default:
        return;
    }
    changed('state');
  }

  for (const server of snapshot.servers) see({ type: 'server.changed', server });
  for (const event of heard) see(event);
  apply = see;
  return {
    running: () => running.size,
    waiting: () => waiting.size,
    ask,
  };
}
