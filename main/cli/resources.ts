import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

/** What an engine on this command line needs of what ships with Patchbay. */
export interface Resources {
  version: string;
  /** The Node that we run on. */
  node: string;
  npm?: string;
  /** Folder of the bundled servers. */
  servers: string;
  /** This program. */
  cli: string;
  documents: string;
}

/** Beside this program: in `dist/` of a checkout, in `resources/` once installed. The launcher knows better. */
export function resources(): Resources {
  const cli = realpathSync(process.argv[1] ?? '');
  const here = dirname(cli);
  const places = [join(here, '..', 'servers'), join(here, 'servers')];
  const npm = join(here, 'npm');
  return {
    version: packageJson.version,
    node: process.execPath,
    npm: process.env['PATCHBAY_NPM'] ?? (existsSync(npm) ? npm : undefined),
    servers: process.env['PATCHBAY_SERVERS'] ?? places.find((path) => existsSync(path)) ?? here,
    cli,
    documents: join(homedir(), 'Documents'),
  };
}
