// Ports of this computer that lead to pods. They outlive the call that opened them, and end with the server, after
// their time, or when they are stopped.
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { ToolFailure } from '#servers/kit/failure.ts';

const MOST = 20;

/** What a forward is to the outside. */
export interface ForwardView {
  id: string;
  context: string;
  namespace: string;
  pod_name: string;
  local_port: number;
  pod_port: number;
  expires_at: string;
  connections: number;
  last_error: string | null;
}

type Target = Pick<ForwardView, 'context' | 'namespace' | 'pod_name' | 'pod_port'>;

interface Wish extends Target {
  /** 0: any that is free. */
  local_port: number;
  lastsMs: number;
  /** Carries one connection to the pod until either side ends; rejects with what to tell. */
  carry(socket: Socket, until: AbortSignal): Promise<void>;
}

interface Forward {
  view: ForwardView;
  stop(): Promise<void>;
}

const open = new Map<string, Forward>();
let next = 1;

/** Listens on loopback only. Throws R when too many are open, E (`errno`) when the port is taken. */
export async function openForward({ carry, lastsMs, local_port, ...target }: Wish): Promise<ForwardView> {
  if (open.size >= MOST) {
    throw new ToolFailure('R', `${MOST} forwards are open already. Stop one that is not needed.`, {
      limit: MOST,
    });
  }
  const end = new AbortController();
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    view.connections += 1;
    socket.on('error', () => socket.destroy());
    carry(socket, end.signal)
      .catch((error: unknown) => {
        view.last_error = error instanceof Error ? error.message : String(error);
      })
      .finally(() => {
        view.connections -= 1;
        socket.destroy();
      });
  });
  const port = await listen(server, local_port);
  const id = `forward-${next++}`;
  const view: ForwardView = {
    id,
    ...target,
    local_port: port,
    expires_at: new Date(Date.now() + lastsMs).toISOString(),
    connections: 0,
    last_error: null,
  };
  // Nothing here keeps the process alive when its client has gone.
  server.unref();
  const timer = setTimeout(() => void stop(), lastsMs).unref();
  async function stop(): Promise<void> {
    open.delete(id);
    clearTimeout(timer);
    const closed = once(server, 'close');
    server.close();
    end.abort();
    await closed;
  }
  open.set(id, { view, stop });
  return { ...view };
}

export function listForwards(): ForwardView[] {
  return [...open.values()].map(({ view }) => ({ ...view }));
}

/** Ends it with its connections. Throws N (`id`). */
export async function stopForward(id: string): Promise<ForwardView> {
  const found = open.get(id);
  if (found === undefined) {
    const known = [...open.keys()];
    throw new ToolFailure('N', `There is no forward ${id}. Open: ${known.join(', ') || 'none'}.`, {
      field: 'id',
    });
  }
  await found.stop();
  return { ...found.view };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new ToolFailure('E', `Port ${port} of this computer cannot be used (${errno}). Choose another.`, {
      errno,
      field: 'ports',
    });
  }
  return (server.address() as AddressInfo).port;
}
