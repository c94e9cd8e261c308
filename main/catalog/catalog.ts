import type { CallKind } from '#contract/call.ts';
import type { Emit } from '#contract/events.ts';
import { sameServer } from '#contract/ids.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Offer, OfferKind, OfferPage } from '#contract/inventory.ts';
import type { Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import type { ToolView } from '#contract/tool.ts';
import type { Verb } from '#contract/verbs.ts';
import type { ListingRows, StoredListing } from '#main/store/listings.ts';
import type { Inventory } from '#main/upstream/inventory.ts';
import { createListing } from './listing.ts';
import type { Listing } from './listing.ts';
import { nearNames } from './near.ts';
import { offerKey, searchOffers } from './search.ts';
import type { SearchQuery } from './search.ts';
import { createStudy } from './study.ts';
import { promptTarget, resourceTarget, toolTarget } from './target.ts';
import type { CallTarget } from './target.ts';
import { verbsOf } from './verbs.ts';

export interface CatalogOptions {
  rows: ListingRows;
  servers: () => readonly Server[];
  manifestVerbs: (server: ServerId) => Readonly<Record<string, readonly Verb[]>> | undefined;
  emit: Emit;
  now: () => number;
}

/** What a caller meant: the target of his call, or why there is none. */
export type Lookup =
  | { found: 'target'; target: CallTarget }
  | { found: 'noServer'; near: string[] }
  | { found: 'neverListed'; server: Server }
  | { found: 'notOffered'; server: Server; near: string[] };

/** How many a server offers; `tokens` is what its tools would take of a model's context. */
export interface OfferCounts {
  tools: number;
  prompts: number;
  /** Resources and templates. */
  resources: number;
  tokens: number;
}

/** What all servers offer as last listed, also while a server is stopped. */
export interface Catalog {
  /** Finds by server (`-` and `_` equal) and by exact name; a resource by any URI, where the server has resources. */
  lookup(kind: CallKind, server: string, name: string): Lookup;
  tools(server: ServerId): ToolView[];
  /** Without `server` those that are switched off are left out. */
  search(query: SearchQuery & { server?: ServerId | undefined }): OfferPage;
  get(kind: OfferKind, server: ServerId, name: string): Offer | undefined;
  /** undefined: the server was never listed. */
  counts(server: ServerId): OfferCounts | undefined;
  warnings(server: ServerId): readonly Text[];
  /** Looks at a listing in slices, so that `listed` is quick with one of thousands. */
  study(inventory: Inventory): Promise<void>;
  /** Takes over a fresh listing; what it has not read yet stays as it was. */
  listed(server: ServerId, inventory: Inventory): void;
  /** As if it had never been listed; for a server that is no more. */
  forget(server: ServerId): void;
  /** As `forget`, and gives back what was known, for `putBack`. */
  take(server: ServerId): StoredListing | undefined;
  putBack(server: ServerId, listing: StoredListing): void;
  /** Reads verbs anew: the server is trusted more or less than before. */
  refresh(server: ServerId): void;
}

export function createCatalog({ rows, servers, manifestVerbs, emit, now }: CatalogOptions): Catalog {
  const study = createStudy();
  const listings = new Map<ServerId, Listing | undefined>();

  function build(server: Server, stored: StoredListing, warnings: readonly Text[]): Listing {
    const verbs = manifestVerbs(server.id);
    const view = ({ definition, fingerprint }: StoredListing['tools'][number]): ToolView => ({
      ref: { server: server.id, name: definition.name },
      definition,
      verbs: verbsOf(definition, verbs, server.trusted),
      fingerprint,
    });
    return createListing(server, stored, view, warnings, study);
  }

  function listingOf(server: Server): Listing | undefined {
    if (!listings.has(server.id)) {
      const stored = rows.read(server.id);
      listings.set(server.id, stored && build(server, stored, []));
    }
    return listings.get(server.id);
  }

  const find = (id: string): Server | undefined => servers().find((server) => sameServer(server.id, id));
  const listingById = (id: ServerId): Listing | undefined => {
    const server = find(id);
    return server && listingOf(server);
  };

  function replace(id: ServerId, stored: StoredListing, warnings: readonly Text[]): void {
    rows.replace(id, stored, now());
    const server = find(id);
    if (server === undefined) listings.delete(id);
    else listings.set(server.id, build(server, stored, warnings));
    emit({ type: 'catalog.changed', server: id });
  }

  function forget(id: ServerId): void {
    rows.forget(id);
    listings.delete(id);
  }

  return {
    lookup(kind, id, name) {
      const server = find(id);
      if (server === undefined) {
        const ids = servers().map((known) => known.id);
        return { found: 'noServer', near: nearNames(id, ids) };
      }
      const listing = listingOf(server);
      if (listing === undefined) return { found: 'neverListed', server };
      const target = targetOf(kind, server, listing, name);
      if (target !== undefined) return { found: 'target', target };
      const names = { tool: listing.tools.keys(), prompt: listing.prompts.keys(), resource: [] }[kind];
      return { found: 'notOffered', server, near: nearNames(name, [...names]) };
    },
    tools: (id) => [...(listingById(id)?.tools.values() ?? [])],
    search({ server: only, ...query }) {
      const among = servers().filter(({ id, disabled }) =>
        only === undefined ? disabled !== true : sameServer(id, only),
      );
      const searched = among.map((server) => ({ server, found: listingOf(server)?.found ?? [] }));
      return searchOffers(searched, query);
    },
    get: (kind, id, name) => listingById(id)?.whole.get(offerKey(kind, name)),
    counts(id) {
      const listing = listingById(id);
      if (listing === undefined) return undefined;
      const { prompts, resources, templates } = listing.stored;
      return {
        tools: listing.tools.size,
        prompts: prompts.length,
        resources: resources.length + templates.length,
        tokens: listing.tokens,
      };
    },
    warnings: (id) => listingById(id)?.warnings ?? [],
    study: ({ tools }) => study.ahead(tools),
    listed(id, { claims, tools, rest, warnings }) {
      const { prompts, resources, templates } = rest ?? rows.read(id) ?? NOTHING;
      const printed = tools.map((definition) => ({ definition, fingerprint: study.fingerprint(definition) }));
      const stored = { claims, tools: printed, prompts, resources, templates };
      const before = listings.get(id);
      if (before === undefined || !sameListing(before.stored, stored)) {
        replace(id, stored, warnings);
        return;
      }
      // Most starts list what the one before did: nothing is to be written or made again.
      listings.set(id, { ...before, warnings });
      emit({ type: 'catalog.changed', server: id });
    },
    forget,
    take(id) {
      const stored = rows.read(id);
      forget(id);
      return stored;
    },
    putBack(id, listing) {
      replace(id, listing, []);
    },
    refresh(id) {
      const server = find(id);
      const listing = listings.get(id);
      if (server !== undefined && listing !== undefined)
        listings.set(server.id, build(server, listing.stored, listing.warnings));
      else listings.delete(id);
    },
  };
}

/** A tool's fingerprint tells all of its definition. */
function sameListing(one: StoredListing, other: StoredListing): boolean {
  const rest = ({ claims, prompts, resources, templates }: StoredListing): string =>
    JSON.stringify([claims, prompts, resources, templates]);
  return (
    one.tools.length === other.tools.length &&
    one.tools.every(({ fingerprint }, index) => fingerprint === other.tools[index]?.fingerprint) &&
    rest(one) === rest(other)
  );
}

const NOTHING = { prompts: [], resources: [], templates: [] };

function targetOf(kind: CallKind, server: Server, listing: Listing, name: string): CallTarget | undefined {
  if (kind === 'resource') return listing.stored.claims.resources ? resourceTarget(server, name) : undefined;
  if (kind === 'tool') {
    const tool = listing.tools.get(name);
    return tool && toolTarget(server, tool);
  }
  const prompt = listing.prompts.get(name);
  return prompt && promptTarget(server, prompt);
}
