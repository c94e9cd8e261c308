import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { bundledPackages } from './bundled-packages.ts';
import { grammarFiles } from './grammar-files.ts';
import { listedServers } from './listed-servers.ts';
import { serverBuild, serverPlugins } from './server-build.ts';

// The bundled servers: each a build of its own and so one movable file (sast-scanner with its grammars/ beside it), and
// once more all together in pieces, for the one process that those share who are told to.
const SHARED = 'shared-process';
const folder = join(import.meta.dirname, '..', 'servers');
const main = (id: string): string => join(folder, id, 'main.ts');
const ids = existsSync(folder)
  ? readdirSync(folder).filter((id) => id !== SHARED && existsSync(main(id)))
  : [];

/** Vite's environments have identifiers for names. */
const nameOf = (id: string): string => id.replaceAll('-', '_');
const definitions = ids.map((id) => [id, join(folder, id, `${id}.ts`)] as const);
const environments = {
  ...Object.fromEntries(
    ids.map((id) => [nameOf(id), serverBuild('dist/servers', { [id]: main(id) }, 'file')]),
  ),
  [nameOf(SHARED)]: serverBuild(
    `dist/servers/${SHARED}`,
    { main: main(SHARED), ...Object.fromEntries(definitions) },
    'pieces',
  ),
};

export default defineConfig({
  plugins: [
    listedServers(folder, ids),
    ...serverPlugins(),
    bundledPackages('servers'),
    grammarFiles(nameOf('sast-scanner')),
  ],
  environments,
  builder: {
    async buildApp(builder) {
      for (const name of Object.keys(environments)) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
