import type { ServerId } from '#contract/ids.ts';
import { secretTexts } from '#contract/launch.ts';
import type { Grant, Rule } from '#contract/policy.ts';
import type { Removal, Server } from '#contract/server.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import type { Grants } from '#main/policy/grants.ts';
import type { Rules } from '#main/policy/rules.ts';
import { referencedSecrets } from '#main/secrets/secret-reference.ts';
import type { StoredListing } from '#main/store/listings.ts';
import type { ServerList } from './server-list.ts';

interface Parts {
  servers: ServerList;
  grants: Grants;
  rules: Rules;
  catalog: Pick<Catalog, 'take' | 'putBack'>;
}

interface Held {
  server: Server;
  grants: Grant[];
  rules: Rule[];
  listing: StoredListing | undefined;
}

/** Servers that were removed in this run, with all that went with them, until the app ends. */
export interface RemovedServers {
  /** What would go, without touching anything. */
  preview(server: Server): Removal;
  remove(server: Server): void;
  /** What `restore` would bring back; undefined as there. */
  held(id: ServerId): { server: Server; grants: readonly Grant[]; rules: readonly Rule[] } | undefined;
  /** Brings everything back; undefined when it was not removed, or its id is taken again. */
  restore(id: ServerId): Server | undefined;
  /** Those that are not there again. */
  ids(): ServerId[];
}

export function createRemovedServers({ servers, grants, rules, catalog }: Parts): RemovedServers {
  const removed = new Map<ServerId, Held>();
  const held = (id: ServerId): Held | undefined =>
    servers.find(id) === undefined ? removed.get(id) : undefined;

  const secretsOf = ({ launch }: Server): string[] => referencedSecrets(secretTexts(launch));

  return {
    preview(server) {
      const others = servers.all().filter(({ id }) => id !== server.id);
      const shared = new Set(others.flatMap(secretsOf));
      return {
        grants: grants.active().filter(({ tool }) => tool.server === server.id).length,
        rules: rules.list().filter((rule) => rule.effect === 'allow' && rule.server === server.id).length,
        secrets: secretsOf(server).filter((name) => !shared.has(name)),
      };
    },
    remove(server) {
      const { id } = server;
      removed.set(id, {
        server,
        grants: grants.takeFrom(id),
        rules: rules.takeFrom(id),
        listing: catalog.take(id),
      });
      servers.remove(id);
    },
    held,
    restore(id) {
      const entry = held(id);
      if (entry === undefined) return undefined;
      removed.delete(id);
      servers.put(entry.server);
      grants.putBack(entry.grants);
      rules.putBack(entry.rules);
      if (entry.listing !== undefined) catalog.putBack(id, entry.listing);
      return entry.server;
    },
    ids: () => [...removed.keys()].filter((id) => servers.find(id) === undefined),
  };
}
