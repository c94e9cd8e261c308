import type { BundledServer } from '#contract/bundled.ts';
import type { Server } from '#contract/server.ts';
import { bundledServers } from '#servers/manifest.ts';
import { bundledServerList } from './bundled.ts';

/** A server that ships with Patchbay, as it is before anybody changed it, and what is known of it. */
export interface Delivered {
  server: Server;
  about: BundledServer;
}

/** All of them, in the order of the manifest. */
export function deliveredServers(node: string, folder: string): Delivered[] {
  const byId = new Map(bundledServerList(node, folder).map((server) => [server.id, server]));
  return bundledServers.flatMap((about) => {
    const server = byId.get(about.id);
    return server === undefined ? [] : [{ server, about }];
  });
}
