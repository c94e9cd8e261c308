import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { npm, run } from '../command.mjs';
import { Halt } from '../halt.mjs';
import { cacheFolder, repository, stampFolder } from '../paths.mjs';
import { step } from '../say.mjs';
import { npmTrouble } from './npm-trouble.mjs';

const lockFile = join(repository, 'package-lock.json');
const stamp = join(stampFolder, 'dependencies');

/** @param {string} file @returns {string | undefined} */
function contentOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * npm notes what it put into node_modules, last of all; so an install done by hand is not repeated.
 * @param {string} lock
 * @param {string | undefined} note
 */
export function installed(lock, note) {
  if (note === undefined) return false;
  const { '': _root, ...wanted } = JSON.parse(lock).packages;
  const { packages } = JSON.parse(note);
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) =>
    packages[path] ? packages[path].version === version && packages[path].integrity === integrity : optional,
  );
}

/** @param {string} content */
function remember(content) {
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(stamp, content);
}

/**
 * `npm ci`, unless node_modules already holds exactly this lock file's packages.
 * @param {{ path: string, version: string }} node
 */
export async function prepareDependencies(node) {
  const lock = readFileSync(lockFile, 'utf8');
  const wanted = `${createHash('sha256').update(lock).digest('hex')} node ${node.version}`;
  const stamped = contentOf(stamp);
  if (stamped === wanted) return;
  const note = contentOf(join(repository, 'node_modules', '.package-lock.json'));
  if (installed(lock, note)) return remember(wanted);
  await step('Installing dependencies (npm ci)', async () => {
    const log = join(cacheFolder(), 'logs', 'npm-ci.log');
    const { command, args } = npm(node.path);
    const PATH = `${dirname(node.path)}${delimiter}${process.env.PATH}`;
    const retries = ['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=8000'];
    const { code, output } = await run(
      command,
      [...args, 'ci', '--prefer-offline', '--no-audit', '--no-fund', ...retries],
      { env: { ...process.env, PATH }, log },
    );
    if (code !== 0) throw new Halt(npmTrouble('npm ci', output, log));
    remember(wanted);
  });
}
