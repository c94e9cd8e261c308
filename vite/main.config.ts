import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import { asciiCode } from './ascii-code.ts';
import { bundledPackages } from './bundled-packages.ts';

// The main process: one ES module. The fallback Electron runs it on Node 20.18. Everything is bundled but what
// has a binary of its own.
export default defineConfig({
  plugins: [asciiCode(), bundledPackages('main')],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: 'dist/main',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { electron: 'main/electron/main.ts' },
      external: ['electron', 'better-sqlite3', 'keytar', ...builtinModules, /^node:/],
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name].js',
        // A sixth of it, which would be read again at every start.
        comments: { legal: true, annotation: false, jsdoc: false },
      },
    },
  },
});
