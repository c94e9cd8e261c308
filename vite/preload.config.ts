import { defineConfig } from 'vite';

// A sandboxed preload script must be CommonJS in one file; `.cjs` because the package is of type module.
export default defineConfig({
  build: {
    target: 'chrome130',
    outDir: 'dist/preload',
    minify: false,
    rolldownOptions: {
      input: { preload: 'preload/preload.ts' },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
});
