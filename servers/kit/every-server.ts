import { z } from 'zod';
import { BundledServer } from '#contract/bundled.ts';
import type { ServerDefinition } from './server.ts';

/** A server of the manifest with its definition, loaded; for tests and the reference. */
export interface EveryServer {
  manifest: BundledServer;
  definition: ServerDefinition;
}

/**
 * Loads every server of the manifest from `servers/<id>/<id>.ts`. The names are made at run time, so that the kit
 * knows no server.
 */
export async function everyServer(): Promise<EveryServer[]> {
  const list = (await import(sibling('manifest.ts'))) as { bundledServers: unknown };
  const servers = z.array(BundledServer).parse(list.bundledServers);
  return Promise.all(
    servers.map(async (manifest) => {
      const file = `${manifest.id}/${manifest.id}.ts`;
      const module = (await import(sibling(file))) as Record<string, ServerDefinition>;
      const definition = Object.values(module).find(({ name }) => name === manifest.id);
      if (definition === undefined) throw new Error(`servers/${file} exports no server ${manifest.id}`);
      return { manifest, definition };
    }),
  );
}

function sibling(file: string): string {
  return new URL(`../${file}`, import.meta.url).href;
}
