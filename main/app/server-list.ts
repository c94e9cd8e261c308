import { sameServer } from '#contract/ids.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import type { ServerRows } from '#main/store/servers.ts';

/** All servers of this home: those that ship with Patchbay, then the user's own in the order he added them. */
export interface ServerList {
  all(): readonly Server[];
  /** `-` and `_` are equal. */
  find(id: string): Server | undefined;
  /** Adds a server of the user's, or replaces one. */
  put(server: Server): void;
  remove(id: ServerId): void;
  /** `wanted`, or with -2, -3… behind it, whatever is free. */
  freeId(wanted: ServerId): ServerId;
}

export function createServerList(bundled: readonly Server[], rows: ServerRows): ServerList {
  const stored = rows.list();
  let all = [
    ...bundled.map((server) => changed(server, stored)),
    ...stored.filter(({ source }) => source !== 'bundled'),
  ];
  const find = (id: string): Server | undefined => all.find((server) => sameServer(server.id, id));
  return {
    all: () => all,
    find,
    put(server) {
      rows.put(server);
      all =
        find(server.id) === undefined
          ? [...all, server]
          : all.map((one) => (one.id === server.id ? server : one));
    },
    remove(id) {
      rows.remove(id);
      all = all.filter((server) => server.id !== id);
    },
    freeId(wanted) {
      let id = wanted;
      for (let n = 2; find(id) !== undefined; n++) id = `${wanted.slice(0, 60)}-${n}`;
      return id;
    },
  };
}

/** What ships with Patchbay, with what the user chose of it; its launch in the store is of an earlier start. */
function changed(server: Server, stored: readonly Server[]): Server {
  const row = stored.find(({ id, source }) => id === server.id && source === 'bundled');
  if (row === undefined) return server;
  const { start, restart, disabled, workspace, after } = row;
  return {
    ...server,
    start,
    restart,
    ...(disabled === undefined ? {} : { disabled }),
    ...(workspace === undefined ? {} : { workspace }),
    ...(after === undefined ? {} : { after }),
  };
}
