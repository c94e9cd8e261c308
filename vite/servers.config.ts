import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';
import { absentPackages } from './absent-packages.ts';
import { asciiCode } from './ascii-code.ts';
import { bundledPackages } from './bundled-packages.ts';
import { grammarFiles } from './grammar-files.ts';
import { eagerBuiltins, lazyBuiltins } from './lazy-builtins.ts';

// The bundled servers, run by the Node 24 that Patchbay brings: each a build of its own and so one movable file
// (sast-scanner with its grammars/ beside it), and once more all together in pieces, for the one process that those
// share who are told to.
const SHARED = 'shared-process';
const folder = join(import.meta.dirname, '..', 'servers');
const main = (id: string): string => join(folder, id, 'main.ts');
const ids = existsSync(folder)
  ? readdirSync(folder).filter((id) => id !== SHARED && existsSync(main(id)))
  : [];

/** 24 MB of classes for every API, which nobody here uses: they do nothing by being loaded. */
const GENERATED = /[\\/]@kubernetes[\\/]client-node[\\/]dist[\\/]gen[\\/]/;

const build = (outDir: string, input: Record<string, string>, codeSplitting: boolean) => ({
  consumer: 'server' as const,
  resolve: { noExternal: true as const },
  build: {
    target: 'node24',
    outDir,
    // Its pieces have names by their content: those of an earlier build would stay.
    emptyOutDir: codeSplitting,
    minify: false,
    rolldownOptions: {
      input,
      external: eagerBuiltins,
      treeshake: { moduleSideEffects: [{ test: GENERATED, sideEffects: false }] },
      output: {
        format: 'es' as const,
        entryFileNames: '[name].mjs',
        chunkFileNames: 'parts/[name]-[hash].mjs',
        codeSplitting,
      },
    },
  },
});

/** Vite's environments have identifiers for names. */
const nameOf = (id: string): string => id.replaceAll('-', '_');
const definitions = ids.map((id) => [id, join(folder, id, `${id}.ts`)] as const);
const environments = {
  ...Object.fromEntries(ids.map((id) => [nameOf(id), build('dist/servers', { [id]: main(id) }, false)])),
  [nameOf(SHARED)]: build(
    `dist/servers/${SHARED}`,
    { main: main(SHARED), ...Object.fromEntries(definitions) },
    true,
  ),
};

export default defineConfig({
  plugins: [
    absentPackages(),
    lazyBuiltins(),
    asciiCode(),
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
