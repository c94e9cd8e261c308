import { z } from 'zod';
import type { Logger } from '#main/kernel/logger.ts';
import type { Database } from './database.ts';
import { createOfferRows } from './offers.ts';
import type { StoredOffers } from './offers.ts';
import { readStored } from './stored-json.ts';
import { createToolRows } from './tools.ts';
import type { StoredTool } from './tools.ts';

const Claims = z.object({ tools: z.boolean(), prompts: z.boolean(), resources: z.boolean() });

/** Everything a server offered when it was last listed. */
export interface StoredListing extends StoredOffers {
  /** Which lists it says it has. */
  claims: z.infer<typeof Claims>;
  tools: readonly StoredTool[];
}

/** What each server last listed, so that a sleeping server's offers are known. */
export interface ListingRows {
  /** Puts this listing in place of the one before, whole or not at all. `listedAt` in epoch ms. */
  replace(server: string, listing: StoredListing, listedAt: number): void;
  /** Undefined: never listed. A server can have listed nothing at all. */
  read(server: string): StoredListing | undefined;
  /** As if it had never listed anything. */
  forget(server: string): void;
}

export function createListingRows(db: Database, logger: Logger): ListingRows {
  const tools = createToolRows(db, logger);
  const offers = createOfferRows(db, logger);
  const one = db.prepare<[string], { claims: string }>('SELECT claims FROM listings WHERE server = ?');
  const clear = db.prepare<[string]>('DELETE FROM listings WHERE server = ?');
  const enter = db.prepare<[string, number, string]>(
    'INSERT INTO listings (server, listed_at, claims) VALUES (?, ?, ?)',
  );
  const replace = db.transaction((server: string, listing: StoredListing, listedAt: number) => {
    clear.run(server);
    enter.run(server, listedAt, JSON.stringify(listing.claims));
    tools.insert(server, listing.tools);
    offers.insert(server, listing);
  });

  return {
    replace(server, listing, listedAt) {
      replace(server, listing, listedAt);
    },
    read(server) {
      const row = one.get(server);
      if (row === undefined) return undefined;
      const claims = readStored(Claims, row.claims, { table: 'listings', key: server }, logger);
      return {
        claims: claims ?? { tools: true, prompts: false, resources: false },
        tools: tools.list(server),
        ...offers.list(server),
      };
    },
    forget: (server) => void clear.run(server),
  };
}
