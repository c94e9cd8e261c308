import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram, run } from '../command.mjs';
import { Halt, THIS } from '../halt.mjs';
import { cacheFolder } from '../paths.mjs';
import { say, step } from '../say.mjs';
import { installable, missingNeeds, packagesFor, sonames } from './packages.mjs';

/** @typedef {import('./packages.mjs').Need} Need */
/**
 * Whether a display or a keyring of our own will be started, and what is made for a desktop will be checked.
 * @typedef {{ display: boolean, keyring: boolean, desktop?: boolean }} Wanted
 */

const log = join(cacheFolder(), 'logs', 'apt-get.log');
const told = join(cacheFolder(), 'fonts-told');
const aptGet = findProgram('apt-get');
const APT_OPTIONS = [
  'DPkg::Lock::Timeout=120',
  'Acquire::Retries=1',
  'Acquire::http::Timeout=20',
  'APT::Status-Fd=1',
].flatMap((option) => ['-o', option]);
const INSTALL = ['install', '-y', '--no-install-recommends'];

/** Looks without running anything of what it looks for. @returns {Promise<(what: Need['what']) => boolean>} */
async function probe() {
  const ldconfig = findProgram('ldconfig');
  const dpkgQuery = findProgram('dpkg-query');
  const listed = ldconfig ? (await run(ldconfig, ['-p'])).stdout : '';
  const libraries = sonames(listed);
  const query = ['-W', '-f', '${db:Status-Status} ${Package}\\n', 'fonts-*'];
  const fonts = dpkgQuery ? (await run(dpkgQuery, query)).stdout.split('\n') : [];
  return (what) => {
    if ('library' in what) return listed === '' || libraries.has(what.library);
    if ('program' in what) return findProgram(what.program) !== undefined;
    return !dpkgQuery || fonts.includes(`installed ${what.font}`);
  };
}

/** @param {Need[]} needs */
async function resolved(needs) {
  const names = needs.flatMap(({ packages }) => packages);
  const env = { ...process.env, LC_ALL: 'C' };
  const { stdout } = await run(findProgram('apt-cache') ?? 'apt-cache', ['policy', ...names], { env });
  return packagesFor(needs, installable(stdout));
}

/** @param {string[]} args @param {(note: string) => void} progress */
function apt(args, progress) {
  return run(aptGet ?? 'apt-get', [...APT_OPTIONS, ...args], {
    log,
    env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
    onOutput(text) {
      const status = [...text.matchAll(/^(dl|pm)status:[^:]*:([\d.]+):/gm)].at(-1);
      if (status)
        progress(`${status[1] === 'dl' ? 'fetching' : 'unpacking'} ${Math.round(Number(status[2]))} %`);
    },
  });
}

/** @param {Need[]} needs @returns {Promise<boolean>} */
const install = (needs) =>
  step(
    'Installing system libraries (apt-get)',
    async (progress) => {
      await apt(['update'], progress);
      const { code } = await apt([...INSTALL, ...(await resolved(needs))], progress);
      return code === 0;
    },
    (done) => (done ? 'done' : 'failed'),
  );

/** @param {Need[]} needs */
const command = async (needs) =>
  `sudo apt-get update && sudo apt-get ${INSTALL.join(' ')} ${(await resolved(needs)).join(' ')}`;

/** Fonts are worth one try or hint, not one at every start. @param {Need[]} needs */
function toldBefore(needs) {
  const key = needs.flatMap(({ packages }) => packages).join(' ');
  try {
    if (readFileSync(told, 'utf8') === key) return true;
  } catch {
    // not told yet
  }
  mkdirSync(dirname(told), { recursive: true });
  writeFileSync(told, key);
  return false;
}

/**
 * Installs what is missing when we are root and there is apt; says the one command to run otherwise.
 * @param {Wanted} wanted
 */
export async function prepareLibraries({ display, keyring, desktop = false }) {
  if (process.platform !== 'linux') return;
  const asked = Object.entries({ fonts: true, display, keyring, desktop }).filter(([, wanted]) => wanted);
  const purposes = new Set(asked.map(([purpose]) => purpose));
  const missing = missingNeeds(purposes, await probe());
  if (missing.length === 0) return;
  const fatal = missing.filter(({ only }) => only !== 'fonts');
  const names = fatal.map(({ what }) => Object.values(what)[0]).join(', ');
  if (!aptGet) {
    if (fatal.length === 0) return;
    throw new Halt(
      `This system lacks ${names}: install them with your package manager, then run ${THIS} again.`,
    );
  }
  if (fatal.length === 0 && toldBefore(missing)) return;
  const root = process.getuid?.() === 0;
  if (root && (await install(missing))) return;
  const line = await command(missing);
  if (fatal.length === 0)
    say(`  Some fonts are missing: a few scripts and emoji may show as boxes. To add them: ${line}`);
  else if (root)
    throw new Halt(
      `apt-get could not install ${names}. Check the network, then run ${THIS} again. Full log: ${log}`,
    );
  else
    throw new Halt(
      `System libraries are missing (${names}). Run this once, then run ${THIS} again:\n\n  ${line}\n`,
    );
}
