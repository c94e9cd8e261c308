import { absentPackages } from './absent-packages.ts';
import { asciiCode } from './ascii-code.ts';
import { eagerBuiltins, lazyBuiltins } from './lazy-builtins.ts';
import { oneFile } from './one-file.ts';

/** 24 MB of classes for every API, which nobody here uses: they do nothing by being loaded. */
const GENERATED = /[\\/]@kubernetes[\\/]client-node[\\/]dist[\\/]gen[\\/]/;

/** What every build of servers goes through. */
export const serverPlugins = () => [absentPackages(), lazyBuiltins(), oneFile(), asciiCode()];

const OUTPUTS = {
  /** By {@link oneFile}. */
  file: { format: 'cjs', chunkFileNames: '[name].part.cjs' },
  pieces: { format: 'es', chunkFileNames: 'parts/[name]-[hash].mjs' },
} as const;

/** An environment that builds servers for the Node 24 that Patchbay brings; the bench builds the SDK alone like this. */
export const serverBuild = (outDir: string, input: Record<string, string>, as: keyof typeof OUTPUTS) => ({
  consumer: 'server' as const,
  resolve: { noExternal: true as const },
  build: {
    target: 'node24',
    outDir,
    // Its pieces have names by their content: those of an earlier build would stay.
    emptyOutDir: as === 'pieces',
    minify: false,
    rolldownOptions: {
      input,
      external: eagerBuiltins,
      treeshake: { moduleSideEffects: [{ test: GENERATED, sideEffects: false }] },
      output: { entryFileNames: '[name].mjs', ...OUTPUTS[as] },
    },
  },
});
