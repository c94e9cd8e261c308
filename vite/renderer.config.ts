import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { asciiCode } from './ascii-code.ts';
import { bundledPackages } from './bundled-packages.ts';

/** Their words are files that the main process names in a page (main/electron/pages.ts). */
const LANGUAGES = ['de', 'ja'];

const folder = join(import.meta.dirname, '..', 'renderer');

// Two pages, built apart: the approval window shares no file with the window that shows foreign content.
const page = (name: string, emptyOutDir: boolean) => ({
  consumer: 'client' as const,
  build: {
    emptyOutDir,
    rolldownOptions: {
      input: { [name]: join(folder, `${name}.html`) },
      output: {
        chunkFileNames: (chunk: { name: string }) =>
          LANGUAGES.includes(chunk.name) ? `assets/${name}-[name].js` : `assets/${name}-[name]-[hash].js`,
      },
    },
  },
});

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), tailwindcss(), asciiCode(), bundledPackages('renderer')],
  build: {
    target: 'chrome130',
    outDir: '../dist/renderer',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  environments: { client: page('index', true), approval: page('approval', false) },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments))
        if (environment.config.consumer === 'client') await builder.build(environment);
    },
  },
});
