import type { Server } from '#contract/server.ts';
import { launchHash } from '#main/supervisor/consent.ts';
import type { EngineParts } from './parts.ts';

type Parts = Pick<EngineParts, 'servers' | 'broker' | 'audit' | 'metrics' | 'views'>;

/** Puts a server into the list and says so to everybody. It is not started. */
export function addServer({ servers, broker, audit, metrics, views }: Parts, server: Server): Server {
  servers.put(server);
  broker.rebuild();
  audit.event('serverAdded', { server: server.id, launch: launchHash(server.launch) });
  metrics.mark(server.id, 'added');
  views.changed(server.id);
  return server;
}
