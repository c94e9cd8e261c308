import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npm, run } from '../command.mjs';
import { Halt, THIS } from '../halt.mjs';
import { cacheFolder } from '../paths.mjs';
import { npmTrouble } from './npm-trouble.mjs';

const DRAFT = '.draft-';
const HOUR_MS = 3_600_000;
const LONG_MS = 30 * 24 * HOUR_MS;

/** What a killed run left half done, and Electrons that no checkout has used for a month. */
function sweep() {
  for (const name of readdirSync(cacheFolder())) {
    const path = join(cacheFolder(), name);
    const limit = name.startsWith(DRAFT) ? HOUR_MS : name.startsWith('electron-') ? LONG_MS : Infinity;
    if (Date.now() - statSync(path).mtimeMs > limit) rmSync(path, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function markUsed(folder) {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // a cache shared by another user
  }
}

/**
 * A folder in the cache, built once. It is built in a sibling and renamed, so nobody ever sees half of it.
 * @param {string} name
 * @param {string} proof a file inside that must be there
 * @param {(draft: string) => Promise<void>} build
 */
export async function entry(name, proof, build) {
  const folder = join(cacheFolder(), name);
  if (existsSync(join(folder, proof))) {
    markUsed(folder);
    return folder;
  }
  mkdirSync(cacheFolder(), { recursive: true });
  sweep();
  const draft = mkdtempSync(join(cacheFolder(), DRAFT));
  try {
    await build(draft);
    chmodSync(draft, 0o755); // mkdtemp gives 0700, but checkouts of other users may share the cache
    if (!existsSync(join(folder, proof))) rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(join(folder, proof))) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** @param {string} spec @param {string} into @param {string} freshness an npm option */
async function pack(spec, into, freshness) {
  const log = join(cacheFolder(), 'logs', 'npm-pack.log');
  const { command, args } = npm();
  const options = ['--json', freshness, '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=8000'];
  const packed = await run(command, [...args, 'pack', spec, ...options, '--pack-destination', into], { log });
  if (packed.code !== 0) throw new Halt(npmTrouble(`npm pack ${spec}`, packed.output, log));
  return join(into, readdirSync(into).find((name) => name.endsWith('.tgz')) ?? '');
}

/** @param {string} file */
async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Fetches a package through the user's own npm settings, checks it and unpacks it.
 * @param {{ spec: string, integrity: string }} pin
 * @param {string} into
 * @returns {Promise<string>} the package's folder
 */
export async function fetchPackage({ spec, integrity }, into) {
  // A wrong file in npm's own cache would come back for ever: the second try asks the registry again.
  for (const freshness of ['--prefer-offline', '--prefer-online']) {
    const file = await pack(spec, into, freshness);
    if ((await integrityOf(file)) === integrity) {
      const { code, output } = await run('tar', ['-xzf', file, '-C', into]);
      if (code !== 0) throw new Halt(`Unpacking ${spec} failed: ${output.trim()}`);
      rmSync(file);
      return join(into, 'package');
    }
    rmSync(file);
  }
  throw new Halt(
    `${spec} did not arrive as it was published (its checksum differs), so it was thrown away. ` +
      `Run ${THIS} again; if this repeats, ask who runs your npm proxy.`,
  );
}
