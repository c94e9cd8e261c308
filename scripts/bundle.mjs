import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, tool } from './command.mjs';
import { Halt } from './halt.mjs';
import { locked } from './lock.mjs';
import { repository } from './paths.mjs';
import { say, step } from './say.mjs';

const SOURCES = ['contract', 'main', 'preload', 'renderer', 'servers', 'assets', 'vite'];
const FILES = ['package.json', 'package-lock.json'];
const dist = join(repository, 'dist');
const stamp = join(dist, 'stamp');

/** Renderer and servers hold several builds each, which `--app` runs one after the other. */
const BUILDS = [
  ['--config', 'vite/renderer.config.ts', '--app'],
  ['--config', 'vite/main.config.ts'],
  ['--config', 'vite/cli.config.ts'],
  ['--config', 'vite/preload.config.ts'],
  ['--config', 'vite/servers.config.ts', '--app'],
];
const AT_ONCE = 2;

/** All files below a folder but tests. @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}

/** A hash of what goes in: file times would rebuild after every checkout. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((folder) => filesBelow(join(repository, folder))).sort();
  for (const file of [...files, ...FILES.map((name) => join(repository, name))])
    hash.update(`${file.slice(repository.length)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function stamped() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} node @param {string[]} args */
async function vite(node, args) {
  const { code, output } = await run(node, [tool('vite'), 'build', '--logLevel', 'warn', ...args]);
  if (code === 0) return;
  say(output.trimEnd());
  throw new Halt(`The build failed in ${args[1]}: the reason is above.`);
}

/**
 * Builds dist/ when its sources have changed. The stamp goes first and comes back last, so a build that was
 * interrupted is done again.
 * @param {string} node
 */
export async function bundle(node) {
  await locked(async () => {
    const wanted = fingerprint();
    if (stamped() === wanted) return;
    await step('Building', async () => {
      rmSync(dist, { recursive: true, force: true });
      const queue = [...BUILDS];
      const worker = async () => {
        for (let next = queue.shift(); next; next = queue.shift()) await vite(node, next);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      mkdirSync(dist, { recursive: true });
      writeFileSync(stamp, wanted);
    });
  });
}
