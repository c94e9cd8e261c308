import { z } from 'zod';
import type { BundledServer } from '#contract/bundled.ts';
import { sameServer, serverOf } from '#contract/ids.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import type { MetaRows } from '#main/store/meta.ts';
import type { ServerRows } from '#main/store/servers.ts';
import { SHARED_PROCESS } from '#main/supervisor/shared-process.ts';
import { knownSettings } from './bundled-settings.ts';
import type { Delivered } from './delivered.ts';

/** The servers of this home: what it began with, then what was added, in that order. */
export interface ServerList {
  all(): readonly Server[];
  /** `-` and `_` are equal. */
  find(id: string): Server | undefined;
  /** All that ship with Patchbay, in the list or not. */
  delivered: readonly Delivered[];
  /** What is known of one of the list that ships with Patchbay; of one of the user's nothing, whatever it is called. */
  about(id: string): BundledServer | undefined;
  /** Whether a server of the user's can be called so. What ships with Patchbay keeps its name. */
  isFree(id: string): boolean;
  /** Adds a server, or replaces one. */
  put(server: Server): void;
  remove(id: ServerId): void;
  /** `wanted`, or with -2, -3… behind it, whatever is free. */
  freeId(wanted: ServerId): ServerId;
}

export interface ServerListParts {
  delivered: readonly Delivered[];
  rows: ServerRows;
  meta: MetaRows;
}

/** Those of the bundled servers that a new home has; the others wait on the shelf. */
const FROM_START = new Set(['desktop-commander']);

/** Those that were once taken out: from then on they are in the list only if they were added. */
const LEFT = 'servers.left';

export function createServerList({ delivered, rows, meta }: ServerListParts): ServerList {
  const left = new Set(meta.get(LEFT, z.array(z.string())) ?? []);
  const shipped = (id: string): Delivered | undefined =>
    delivered.find(({ server }) => sameServer(server.id, id));

  const stored = rows.list().flatMap((row) => {
    if (row.source !== 'bundled') return [row];
    const one = shipped(row.id);
    return one === undefined ? [] : [changed(one, row)];
  });
  const begunWith = delivered.filter(({ server: { id } }) => FROM_START.has(id) && !left.has(id));
  const first = begunWith.map(({ server }) => stored.find(({ id }) => id === server.id) ?? server);
  let all = [...first, ...stored.filter((server) => !first.includes(server))];

  const find = (id: string): Server | undefined => all.find((server) => sameServer(server.id, id));
  const isFree = (id: string): boolean =>
    find(id) === undefined && shipped(id) === undefined && !sameServer(id, serverOf(SHARED_PROCESS));
  return {
    all: () => all,
    find,
    delivered,
    about: (id) => {
      const one = shipped(id);
      return one && find(id)?.source === 'bundled' ? one.about : undefined;
    },
    isFree,
    put(server) {
      rows.put(server);
      all =
        find(server.id) === undefined
          ? [...all, server]
          : all.map((one) => (one.id === server.id ? server : one));
    },
    remove(id) {
      if (FROM_START.has(id)) meta.set(LEFT, [...left.add(id)]);
      rows.remove(id);
      all = all.filter((server) => server.id !== id);
    },
    freeId(wanted) {
      let id = wanted;
      for (let n = 2; !isFree(id); n++) id = `${wanted.slice(0, 60)}-${n}`;
      return id;
    },
  };
}

/** What ships with Patchbay, with what the user chose of it; its launch in the store is of an earlier start. */
function changed({ server, about }: Delivered, row: Server): Server {
  const { start, restart, disabled, workspace, after } = row;
  const own = row.launch.type === 'stdio' ? knownSettings(row.launch.env, about.settings) : {};
  const { launch } = server;
  return {
    ...server,
    launch: launch.type === 'stdio' ? { ...launch, env: { ...launch.env, ...own } } : launch,
    start,
    restart,
    ...(disabled === undefined ? {} : { disabled }),
    ...(workspace === undefined ? {} : { workspace }),
    ...(after === undefined ? {} : { after }),
  };
}
