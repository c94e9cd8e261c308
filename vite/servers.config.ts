import { existsSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { absentPackages } from './absent-packages.ts';
import { bundledPackages } from './bundled-packages.ts';
import { grammarFiles } from './grammar-files.ts';

// The bundled servers, each a build of its own and so one movable file (sast-scanner with its grammars/ beside it), run by the Node 24 that Patchbay brings.
const folder = join(import.meta.dirname, '..', 'servers');
const ids = existsSync(folder)
  ? readdirSync(folder).filter((id) => existsSync(join(folder, id, 'main.ts')))
  : [];

/** 24 MB of classes for every API, which nobody here uses: they do nothing by being loaded. */
const GENERATED = /[\\/]@kubernetes[\\/]client-node[\\/]dist[\\/]gen[\\/]/;

const server = (id: string) => ({
  consumer: 'server' as const,
  resolve: { noExternal: true as const },
  build: {
    target: 'node24',
    outDir: 'dist/servers',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: { [id]: join(folder, id, 'main.ts') },
      external: [...builtinModules, /^node:/],
      treeshake: { moduleSideEffects: [{ test: GENERATED, sideEffects: false }] },
      output: { format: 'es' as const, entryFileNames: '[name].mjs', codeSplitting: false },
    },
  },
});

/** Vite's environments have identifiers for names. */
const nameOf = (id: string): string => id.replaceAll('-', '_');

export default defineConfig({
  plugins: [absentPackages(), bundledPackages('servers'), grammarFiles(nameOf('sast-scanner'))],
  environments: Object.fromEntries(ids.map((id) => [nameOf(id), server(id)])),
  builder: {
    async buildApp(builder) {
      for (const id of ids) {
        const environment = builder.environments[nameOf(id)];
        if (environment) await builder.build(environment);
      }
    },
  },
});
