import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const { PATCHBAY_MUTATED = '', PATCHBAY_MUTANT = '' } = process.env;

/** The tests of a guard, with the text of one file taken from elsewhere. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      load: (id) => (id === resolve(PATCHBAY_MUTATED) ? readFileSync(PATCHBAY_MUTANT, 'utf8') : undefined),
    },
  ],
  test: {
    pool: 'forks',
    maxWorkers: 1,
    bail: 1,
    testTimeout: 20_000,
    // It knows a module by its file, so that faults would come back in later runs.
    fsModuleCache: false,
  },
});
