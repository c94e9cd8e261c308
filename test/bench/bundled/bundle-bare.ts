import { join } from 'node:path';
import { createBuilder } from 'vite';
import { serverBuild, serverPlugins } from '../../../vite/server-build.ts';

/** Builds the bare server into `folder`, as ours are built; answers the file. */
export async function bundleBare(folder: string): Promise<string> {
  const input = { bare: join(import.meta.dirname, 'bare-sdk-server.ts') };
  const builder = await createBuilder({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    plugins: serverPlugins(),
    environments: { bare: serverBuild(folder, input, 'file') },
  });
  const { bare } = builder.environments;
  if (bare === undefined) throw new Error('there is nothing to build');
  await builder.build(bare);
  return join(folder, 'bare.mjs');
}
