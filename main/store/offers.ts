import { PromptDefinition, ResourceDefinition, TemplateDefinition } from '#contract/inventory.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Database } from './database.ts';
import { readStored } from './stored-json.ts';

/** What a server offers beside tools. */
export interface StoredOffers {
  prompts: readonly PromptDefinition[];
  resources: readonly ResourceDefinition[];
  templates: readonly TemplateDefinition[];
}

type Kind = 'prompt' | 'resource' | 'template';

/** Part of a listing (see ListingRows), which clears these rows by itself. */
export interface OfferRows {
  insert(server: string, offers: StoredOffers): void;
  /** In the order the server listed them. */
  list(server: string): StoredOffers;
}

export function createOfferRows(db: Database, logger: Logger): OfferRows {
  const insert = db.prepare<[string, Kind, string, number, string]>(
    'INSERT INTO offers (server, kind, name, position, definition) VALUES (?, ?, ?, ?, ?)',
  );
  const all = db.prepare<[string], { kind: Kind; name: string; definition: string }>(
    'SELECT kind, name, definition FROM offers WHERE server = ? ORDER BY kind, position',
  );

  function insertAll<T>(server: string, kind: Kind, definitions: readonly T[], nameOf: (one: T) => string) {
    for (const [position, one] of definitions.entries())
      insert.run(server, kind, nameOf(one), position, JSON.stringify(one));
  }

  return {
    insert(server, { prompts, resources, templates }) {
      insertAll(server, 'prompt', prompts, ({ name }) => name);
      insertAll(server, 'resource', resources, ({ uri }) => uri);
      insertAll(server, 'template', templates, ({ uriTemplate }) => uriTemplate);
    },
    list(server) {
      const prompts: PromptDefinition[] = [];
      const resources: ResourceDefinition[] = [];
      const templates: TemplateDefinition[] = [];
      for (const { kind, name, definition } of all.all(server)) {
        const where = { table: 'offers', key: `${server} ${kind} ${name}` };
        if (kind === 'prompt') add(prompts, readStored(PromptDefinition, definition, where, logger));
        else if (kind === 'resource')
          add(resources, readStored(ResourceDefinition, definition, where, logger));
        else add(templates, readStored(TemplateDefinition, definition, where, logger));
      }
      return { prompts, resources, templates };
    },
  };
}

function add<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}
