import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

/** Builds the bare server into `folder` as vite/servers.config.ts builds ours; answers the file. */
export async function bundleBare(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { bare: join(import.meta.dirname, 'bare-sdk-server.ts') },
        external: [...builtinModules, /^node:/],
        output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
      },
    },
  });
  return join(folder, 'bare.mjs');
}
