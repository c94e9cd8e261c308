import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BundledServer } from '#contract/bundled.ts';
import type { Server } from '#contract/server.ts';
import type { Settings } from '#contract/settings.ts';
import type { GuestModule, SharedProgram } from '#main/supervisor/shared-process.ts';
import { compileCache } from './bundled.ts';

interface SharingParts {
  /** Folder of the bundled servers. */
  bundles: string;
  home: string;
  settings: () => Pick<Settings, 'shareProcess'>;
  about: (id: string) => BundledServer | undefined;
}

/** Which servers run together in one process: bundled ones, if a person has chosen so, but those that never do. */
export interface Sharing {
  program: SharedProgram;
  /** Whether it would at its next start. */
  wanted(server: Server): boolean;
  guest(server: Server): GuestModule;
}

export function createSharing({ bundles, home, settings, about }: SharingParts): Sharing {
  const folder = join(bundles, 'shared-process');
  return {
    program: { main: join(folder, 'main.mjs'), cwd: home, env: compileCache(home) },
    wanted: ({ id, source }) =>
      source === 'bundled' && settings().shareProcess && about(id)?.ownProcess === false,
    guest: ({ id }) => ({ id, module: pathToFileURL(join(folder, `${id}.mjs`)).href }),
  };
}
