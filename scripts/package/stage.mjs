import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { Halt } from '../halt.mjs';
import { repository } from '../paths.mjs';
import { allLicences, licencesText, unlicensed } from './licences.mjs';

const modules = join(repository, 'node_modules');
const shim = join(repository, 'scripts', 'registry-runtime');
const SHIM = ['sqlite-shim.cjs', 'sqlite-statement.cjs', 'sql-parameters.cjs'];
const UNUSED_IN_NPM = /^(?:docs|man)$|\.md$/;

/** Runs the command line on the shipped Node; a link to it works too. */
const LAUNCHER = `#!/bin/sh
# The command line of Patchbay, on the Node that came with it.
here=$(dirname -- "$(readlink -f -- "$0")")
export PATCHBAY_SERVERS="\${PATCHBAY_SERVERS:-$here/../servers}" PATCHBAY_NPM="\${PATCHBAY_NPM:-$here/../npm}"
exec "$here/../node/bin/node" "$here/../cli/patchbay.mjs" "$@"
`;
const BATCH = [
  '@echo off',
  'setlocal',
  'if not defined PATCHBAY_SERVERS set "PATCHBAY_SERVERS=%~dp0..\\servers"',
  'if not defined PATCHBAY_NPM set "PATCHBAY_NPM=%~dp0..\\npm"',
  '"%~dp0..\\node\\bin\\node.exe" "%~dp0..\\cli\\patchbay.mjs" %*',
  '',
].join('\r\n');

/** Copies what a package needs at run time. @param {string} name @param {string} to @param {(path: string) => boolean} wanted */
function copyPackage(name, to, wanted) {
  const from = join(modules, name);
  if (!existsSync(from)) throw new Halt(`The package ${name} is not installed: run npm start first.`);
  cpSync(from, join(to, name), {
    recursive: true,
    filter: (source) => source === from || wanted(relative(from, source).replaceAll(sep, '/')),
  });
}

/** Which files of the two native packages are needed on one platform: the rest is source and foreign binaries. @param {string} target @returns {Record<string, (path: string) => boolean>} */
export function nativeFiles(target) {
  return {
    'better-sqlite3': (path) =>
      /^(?:package\.json|LICENSE|lib(?:\/.*)?|prebuilds)$/.test(path) || path === `prebuilds/${target}.node`,
    keytar: (path) =>
      /^(?:package\.json|LICENSE\.md|lib(?:\/.*)?|prebuilds)$/.test(path) ||
      path === `prebuilds/${target}` ||
      path.startsWith(`prebuilds/${target}/`),
  };
}

/** In place of better-sqlite3, which the registry runtime cannot load (DESIGN "Parts"). @param {string} to */
function copyStandIn(to) {
  const folder = join(to, 'better-sqlite3');
  mkdirSync(folder, { recursive: true });
  for (const name of SHIM) cpSync(join(shim, name), join(folder, name));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'better-sqlite3', version: '0.0.0-stand-in', main: SHIM[0] }),
  );
  const whole = (/** @type {string} */ path) => !/^node_modules|\.d\.ts$/.test(path);
  for (const name of ['libsql', '@libsql/linux-x64-gnu', '@neon-rs/load', 'detect-libc'])
    copyPackage(name, to, whole);
}

/**
 * Lays out `release/stage/<platform>-<arch>`: node, npm, the native modules, the launcher; and the licences of all.
 * @param {{ platform: string, arch: string, standIn: boolean, node: { folder: string, version: string }, npm: string | undefined }} what
 * @returns {{ licences: number }}
 */
export function stage({ platform, arch, standIn, node, npm }) {
  const target = `${platform}-${arch}`;
  const folder = join(repository, 'release', 'stage', target);
  rmSync(folder, { recursive: true, force: true });
  const to = join(folder, 'modules');
  mkdirSync(to, { recursive: true });
  cpSync(node.folder, join(folder, 'node'), { recursive: true });
  if (npm === undefined) throw new Halt('npm, which goes into the package, could not be fetched: try again.');
  cpSync(npm, join(folder, 'npm'), {
    recursive: true,
    filter: (source) => source === npm || !UNUSED_IN_NPM.test(relative(npm, source)),
  });
  const natives = Object.entries(nativeFiles(target));
  for (const [name, wanted] of natives)
    if (!(standIn && name === 'better-sqlite3')) copyPackage(name, to, wanted);
  if (standIn) copyStandIn(to);
  mkdirSync(join(folder, 'bin'));
  if (platform === 'win32') writeFileSync(join(folder, 'bin', 'patchbay.cmd'), BATCH);
  else writeFileSync(join(folder, 'bin', 'patchbay'), LAUNCHER, { mode: 0o755 });

  const others = [
    npm,
    ...natives.map(([name]) => join(modules, name)),
    ...(standIn ? [join(modules, 'libsql'), join(modules, 'detect-libc')] : []),
  ];
  const licences = allLicences(repository, node, others);
  const silent = unlicensed(licences);
  if (silent.length > 0)
    throw new Halt(`These packages name no licence: ${silent.map((one) => basename(one)).join(', ')}.`);
  writeFileSync(join(repository, 'release', 'stage', 'THIRD_PARTY_LICENSES.txt'), licencesText(licences));
  return { licences: licences.length };
}
