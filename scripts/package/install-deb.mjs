import { cpSync, existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, run } from '../command.mjs';
import { Halt } from '../halt.mjs';
import { repository } from '../paths.mjs';
import { asRoot, guard } from './guard.mjs';

const PROGRAMS = ['dpkg', 'dpkg-deb', 'dpkg-query', 'setpriv', 'useradd', 'userdel', 'pkill'];
const HANDLERS = '/usr/share/applications/mimeinfo.cache';
const PROOF_MS = 5 * 60_000;

/** Why no package can be installed on this machine, or undefined. */
export function cannotInstall() {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  const missing = PROGRAMS.filter((program) => findProgram(program) === undefined);
  return missing.length > 0 ? `${missing.join(', ')} not installed` : undefined;
}

/** Whether dpkg knows of the package in any state: then it is not ours to touch. @param {string} name */
export const isKnown = async (name) => (await run('dpkg-query', ['--show', name])).code === 0;

/** @param {string} command @param {string[]} args @param {import('../command.mjs').RunOptions} [options] */
async function must(command, args, options) {
  const { code, stdout, output } = await run(command, args, { env: asRoot, ...options });
  const last = output.trim().split('\n').slice(-5).join('\n');
  if (code !== 0) throw new Halt(`${command} ${args.join(' ')} ended with ${code}: ${last}`);
  return stdout;
}

/** Name and version of a .deb, as dpkg has them. @param {string} file */
export async function aboutDeb(file) {
  const stdout = await must('dpkg-deb', ['--show', '--showformat=${Package} ${Version}', file]);
  const [name = '', version = ''] = stdout.split(' ');
  return { name, version };
}

/** What it depends on and nobody has installed: the first of each row of alternatives. @param {string} file */
async function lacking(file) {
  const depends = await must('dpkg-deb', ['--field', file, 'Depends']);
  const listed = await must('dpkg-query', ['--show', '--showformat=${db:Status-Status} ${Package}\n']);
  const installed = new Set(listed.split('\n'));
  return depends
    .trim()
    .split(/,\s*/)
    .map((row) => row.split(/\s*\|\s*/).map((one) => one.replace(/\s.*/, '')))
    .filter((names) => !names.some((name) => installed.has(`installed ${name}`)))
    .map(([first = '']) => first);
}

/** @param {string} name @returns {Promise<string[]>} the files it brought */
async function installedFiles(name) {
  const stdout = await must('dpkg', ['--listfiles', name]);
  return stdout.split('\n').filter((path) => path !== '' && !lstatSync(path).isDirectory());
}

/** What the desktop is told, by the desktops' own checkers. @param {string[]} files @returns {Promise<string[]>} what could not be checked */
async function checkDescriptions(files) {
  /** @type {[string, string, string[]][]} */
  const checks = [
    ['.desktop', 'desktop-file-validate', []],
    ['.metainfo.xml', 'appstreamcli', ['validate', '--no-net']],
  ];
  /** @type {string[]} */
  const skipped = [];
  for (const [ending, program, args] of checks) {
    const described = files.filter((file) => file.endsWith(ending));
    if (described.length !== 1)
      throw new Halt(`The package has ${described.length} files that end with ${ending}.`);
    if (findProgram(program)) await must(program, [...args, ...described]);
    else skipped.push(`package: its ${ending} file (${program} not installed)`);
  }
  return skipped;
}

/** Whether the desktop opens our links with this package. @param {string} name */
const opensLinks = (name) =>
  existsSync(HANDLERS) &&
  readFileSync(HANDLERS, 'utf8')
    .split('\n')
    .some((line) => line.startsWith('x-scheme-handler/patchbay=') && line.includes(`${name}.desktop`));

/** The app and its command line, run by somebody who is not root and knows nothing of this checkout.
 * @param {string} user @param {string} name @param {string} version */
async function proveAs(user, name, version) {
  const home = join('/home', user);
  await must('useradd', ['--create-home', '--home-dir', home, '--user-group', '--shell', '/bin/sh', user]);
  cpSync(join(repository, 'scripts'), join(home, 'proof', 'scripts'), { recursive: true });
  await must('chown', ['-R', `${user}:${user}`, join(home, 'proof')]);
  const node = join('/usr/lib', name, 'resources', 'node', 'bin', 'node');
  const script = join(home, 'proof', 'scripts', 'package', 'prove-as-user.mjs');
  const who = [`--reuid=${user}`, `--regid=${user}`, '--init-groups'];
  await must('setpriv', [...who, '--', node, script, name, version], {
    cwd: home,
    env: { HOME: home, USER: user, LOGNAME: user, PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8' },
    timeoutMs: PROOF_MS,
  });
}

/**
 * Installs a .deb on this machine, proves it as an ordinary user, installs it over itself and removes it. Whatever
 * happens to us, it does not stay.
 * @param {string} file @param {{ name: string, version: string }} about
 * @returns {Promise<string[]>} what could not be checked, and why
 */
export async function proveInstalled(file, { name, version }) {
  const missing = await lacking(file);
  if (missing.length > 0) await must('apt-get', ['install', '--yes', '--no-install-recommends', ...missing]);
  const user = `patchbay-test-${process.pid}`;
  const watch = guard(name, user);
  try {
    await must('dpkg', ['--install', file]);
    const files = await installedFiles(name);
    const skipped = await checkDescriptions(files);
    const registers = findProgram('update-desktop-database') !== undefined;
    if (!registers) skipped.push('package: links (update-desktop-database not installed)');
    else if (!opensLinks(name)) throw new Halt('The scheme patchbay: was not registered.');
    await proveAs(user, name, version.replace('~', '-'));
    await must('dpkg', ['--install', file]);
    await must(name, ['--version']);
    await must('dpkg', ['--remove', name]);
    const left = [...files, join('/usr/lib', name)].filter((path) => existsSync(path));
    if (left.length > 0) throw new Halt(`Removing the package left ${left.slice(0, 3).join(', ')}.`);
    if (registers && opensLinks(name)) throw new Halt('Removing the package left its scheme registered.');
    return skipped;
  } finally {
    await watch.end();
  }
}
