import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Server } from '#contract/server.ts';
import { addServers } from '../../test/support/add-servers.ts';
import { launch } from '../support/app.ts';
import { nodePath } from '../support/foreign.ts';
import { Stage } from './stage.ts';

const BIN = resolve(import.meta.dirname, '../../node_modules/.bin');

export interface Prepared {
  servers?: readonly Server[];
  /** What stands in the file of Claude Desktop; without it there is none. */
  claude?: string;
}

/** Raises the curtain over a home of its own, plays, and takes everything away again. Paths in pictures are the same each time. */
export async function onStage(
  name: string,
  prepared: Prepared,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const home = join(tmpdir(), `patchbay-${name}`);
  const config = join(home, 'config');
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'workspace'), { recursive: true });
  writeFileSync(join(home, 'workspace', 'notes.md'), '# Notes\n\nPatched through.\n');
  addServers(home, prepared.servers ?? []);
  if (prepared.claude !== undefined) {
    mkdirSync(join(config, 'Claude'), { recursive: true });
    writeFileSync(join(config, 'Claude', 'claude_desktop_config.json'), prepared.claude);
  }
  const app = await launch({
    home,
    env: {
      XDG_CONFIG_HOME: config,
      // Servers are started by their names, as most people do.
      PATH: [BIN, dirname(nodePath()), process.env['PATH']].join(delimiter),
    },
  });
  await play(new Stage(app));
  await app.close();
  rmSync(home, { recursive: true, force: true });
}
