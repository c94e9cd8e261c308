import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import { bundledPackages } from './bundled-packages.ts';

// The command line, run by the Node 24 that Patchbay brings. What hosts an engine is in chunks of its own, so that
// asking one is quick. Everything is bundled but what has a binary of its own.
export default defineConfig({
  plugins: [bundledPackages('cli')],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/cli',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { patchbay: 'main/cli/main.ts' },
      external: ['better-sqlite3', 'keytar', ...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});
