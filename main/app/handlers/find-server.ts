import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { RequestFailure } from '../dispatch.ts';
import type { ServerList } from '../server-list.ts';

/** The server of that id; throws RequestFailure naming the field when there is none. */
export function findServer(servers: Pick<ServerList, 'find'>, id: string): Server {
  const server = servers.find(id);
  if (server === undefined) throw new RequestFailure(text('request.unknownServer', { server: id }), 'server');
  return server;
}
