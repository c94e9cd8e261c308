import type { Emit } from '#contract/events.ts';
import { sameServer } from '#contract/ids.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import type { ToolDefinition, ToolView } from '#contract/tool.ts';
import type { Verb } from '#contract/verbs.ts';
import type { StoredTool, ToolRows } from '#main/store/tools.ts';
import { fingerprintOf } from './fingerprint.ts';
import { nearNames } from './near.ts';
import { verbsOf } from './verbs.ts';

export interface CatalogOptions {
  rows: Pick<ToolRows, 'list' | 'listedAt' | 'replaceAll' | 'forget'>;
  servers: () => readonly Server[];
  manifestVerbs: (server: ServerId) => Readonly<Record<string, readonly Verb[]>> | undefined;
  emit: Emit;
  now: () => number;
}

/** What a caller meant: the tool, or why there is none. */
export type Lookup =
  | { found: 'tool'; server: Server; tool: ToolView }
  | { found: 'noServer'; near: string[] }
  | { found: 'neverListed'; server: Server }
  | { found: 'noTool'; server: Server; near: string[] };

/** Tools of all servers as last listed, also while a server is stopped. */
export interface Catalog {
  /** Finds by server (`-` and `_` equal) and by exact tool name. */
  lookup(server: string, name: string): Lookup;
  tools(server: ServerId): ToolView[];
  /** Number of tools, undefined when the server was never listed. */
  count(server: ServerId): number | undefined;
  warnings(server: ServerId): readonly Text[];
  /** Takes over a fresh listing. */
  listed(server: ServerId, tools: ToolDefinition[], warnings: Text[]): void;
  /** As if it had never been listed; for a server that is no more. */
  forget(server: ServerId): void;
  /** Reads verbs anew: the server is trusted more or less than before. */
  refresh(server: ServerId): void;
}

interface Entry {
  tools: Map<string, ToolView>;
  warnings: readonly Text[];
}

export function createCatalog({ rows, servers, manifestVerbs, emit, now }: CatalogOptions): Catalog {
  const entries = new Map<ServerId, Entry | undefined>();

  function view(server: Server, { definition, fingerprint }: StoredTool): ToolView {
    return {
      ref: { server: server.id, name: definition.name },
      definition,
      verbs: verbsOf(definition, manifestVerbs(server.id), server.trusted),
      fingerprint,
    };
  }

  function entryOf(server: Server): Entry | undefined {
    if (!entries.has(server.id)) {
      const stored = rows.listedAt(server.id) === undefined ? undefined : rows.list(server.id);
      const tools = stored?.map((tool): [string, ToolView] => [tool.definition.name, view(server, tool)]);
      entries.set(server.id, tools === undefined ? undefined : { tools: new Map(tools), warnings: [] });
    }
    return entries.get(server.id);
  }

  const find = (id: string): Server | undefined => servers().find((server) => sameServer(server.id, id));
  const entryById = (id: ServerId): Entry | undefined => {
    const server = find(id);
    return server === undefined ? undefined : entryOf(server);
  };

  return {
    lookup(id, name) {
      const server = find(id);
      if (server === undefined)
        return {
          found: 'noServer',
          near: nearNames(
            id,
            servers().map((known) => known.id),
          ),
        };
      const entry = entryOf(server);
      if (entry === undefined) return { found: 'neverListed', server };
      const tool = entry.tools.get(name);
      return tool === undefined
        ? { found: 'noTool', server, near: nearNames(name, [...entry.tools.keys()]) }
        : { found: 'tool', server, tool };
    },
    tools: (id) => [...(entryById(id)?.tools.values() ?? [])],
    count: (id) => entryById(id)?.tools.size,
    warnings: (id) => entryById(id)?.warnings ?? [],
    listed(id, definitions, warnings) {
      const stored = definitions.map((definition) => ({
        definition,
        fingerprint: fingerprintOf(definition),
      }));
      rows.replaceAll(id, stored, now());
      entries.delete(id);
      const entry = entryById(id);
      if (entry !== undefined) entry.warnings = warnings;
      emit({ type: 'catalog.changed', server: id });
    },
    refresh(id) {
      entries.delete(id);
    },
    forget(id) {
      rows.forget(id);
      entries.delete(id);
    },
  };
}
