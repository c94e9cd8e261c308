import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { normalizePath } from 'vite';
import type { Plugin } from 'vite';
import type * as Served from '../servers/kit/served.ts';
import type { ServerDefinition } from '../servers/kit/server.ts';

const MARK = '\0listed-server:';

/**
 * What a server lists is known when it is built. In the place of `<folder>/<id>/<id>.ts`, whose definition `main.ts`
 * serves, a build has its listing as data, and the definition behind an `import()` that the first call makes. Each
 * definition is loaded here for that, from its source.
 */
export function listedServers(folder: string, ids: readonly string[]): Plugin {
  const fileOf = (id: string, name: string): string => normalizePath(join(folder, id, name));
  const definitions = new Map(ids.map((id) => [fileOf(id, `${id}.ts`), id]));
  const mains = new Set(ids.map((id) => fileOf(id, 'main.ts')));
  return {
    name: 'listed-servers',
    enforce: 'pre',
    async resolveId(source, importer, { isEntry }) {
      if (!isEntry && !mains.has(importer ?? '')) return undefined;
      const found = await this.resolve(source, importer, { skipSelf: true });
      const id = definitions.get(normalizePath(found?.id ?? ''));
      return id === undefined ? undefined : `${MARK}${id}`;
    },
    load(id) {
      return id.startsWith(MARK) ? standIn(folder, id.slice(MARK.length)) : undefined;
    },
  };
}

async function standIn(folder: string, id: string): Promise<string> {
  const kit = join(folder, 'kit', 'served.ts');
  const file = join(folder, id, `${id}.ts`);
  const { aboutOf, listsOf } = (await load(kit)) as typeof Served;
  const module = (await load(file)) as Record<string, ServerDefinition>;
  const [name, definition] = Object.entries(module).find(([, exported]) => exported.name === id) ?? [];
  if (name === undefined || definition === undefined) throw new Error(`${file} exports no server ${id}`);
  const text = JSON.stringify;
  return [
    `import { servedLater } from ${text(kit)};`,
    `export const ${name} = servedLater(`,
    `  ${text(aboutOf(definition))},`,
    `  ${text(text(listsOf(definition)))},`,
    `  async () => (await import(${text(file)})).${name},`,
    ');',
  ].join('\n');
}

/** By Node, which reads the sources as they are. */
function load(file: string): Promise<unknown> {
  return import(pathToFileURL(file).href);
}
