import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Where the parts of the app lie: beside this bundle in a checkout, in `resources/` once installed. */
export interface Paths {
  renderer: string;
  preload: string;
  servers: string;
  /** The command line, where it was built; its chunks lie beside it. */
  cli: string | undefined;
  /** The Node that bundled servers run on (DESIGN ruling idea 10). */
  node: string;
  /** Folder of the npm that goes with it, where it is there. */
  npm: string | undefined;
}

export function appPaths(): Paths {
  const dist = join(import.meta.dirname, '..');
  const resources = app.isPackaged ? process.resourcesPath : dist;
  const shipped = join(resources, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const npm = join(resources, 'npm');
  const cli = join(resources, 'cli', 'patchbay.mjs');
  const linked = join(dist, '..', 'node_modules', '.bin', 'node');
  return {
    renderer: join(dist, 'renderer'),
    preload: join(dist, 'preload', 'preload.cjs'),
    servers: join(resources, 'servers'),
    cli: existsSync(cli) ? cli : undefined,
    node: process.env['PATCHBAY_NODE'] ?? [shipped, linked].find((path) => existsSync(path)) ?? 'node',
    npm: process.env['PATCHBAY_NPM'] ?? (existsSync(npm) ? npm : undefined),
  };
}

/** The tray's pictures: in the checkout, or at the same place inside of the archive. */
export function trayFolder(): string {
  return join(import.meta.dirname, '..', '..', 'assets', 'icon', 'tray');
}

/** The licences of everything that an installed Patchbay is made of; not there in a checkout. */
export function licencesFile(): string {
  return join(process.resourcesPath, 'THIRD_PARTY_LICENSES.txt');
}
