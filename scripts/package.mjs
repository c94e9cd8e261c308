import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle } from './bundle.mjs';
import { findProgram, run } from './command.mjs';
import { Halt, script } from './halt.mjs';
import { locked } from './lock.mjs';
import { buildApp, clearRelease, release, unpackedApp } from './package/app.mjs';
import { makeTarball, summed } from './package/artifacts.mjs';
import { makeDeb } from './package/deb.mjs';
import { editionOf } from './package/edition.mjs';
import { checkFuses } from './package/fuses.mjs';
import { BY_BUILDER, planOf, signingOf } from './package/plan.mjs';
import { proveApp, proveCommandLine, proveDeb, proveTarball } from './package/prove.mjs';
import { shippedNode } from './package/shipped-node.mjs';
import { filesOf, megabytes, partsOf, table } from './package/size.mjs';
import { stage } from './package/stage.mjs';
import { notesFrom, writeUpdateList } from './package/update-list.mjs';
import { repository } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { runtimePath } from './prepare/registry-runtime.mjs';
import { say, step } from './say.mjs';

// npm run package [-- --dir | --deb]: what this machine can make of Patchbay for others, proven by running it.

const { platform, arch } = process;
const packageJson = (/** @type {string} */ folder) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Which sources these are: the commit, marked when files differ from it. */
async function sources() {
  const git = async (/** @type {string[]} */ ...args) => (await run('git', args)).stdout.trim();
  const [commit, date, changes] = [
    await git('rev-parse', '--short=12', 'HEAD'),
    await git('log', '-1', '--format=%cI'),
    await git('status', '--porcelain'),
  ];
  return { commit: commit && `${commit}${changes && '+'}`, date: date || new Date().toISOString() };
}

/** The architectures that there is a Node to ship for. @param {string[]} wanted */
async function shippedNodes(wanted) {
  /** @type {Map<string, { version: string, folder: string }>} */
  const found = new Map();
  for (const one of wanted) {
    const node = await shippedNode(platform, one);
    if (node) found.set(one, node);
    else say(`  Skipped ${platform} ${one}: no Node to ship (docs/packaging.md says how to name one).`);
  }
  if (!found.has(arch))
    throw new Halt(`There is no Node to ship on ${platform} ${arch}: see docs/packaging.md.`);
  return found;
}

/** @param {{ node: string, npm: string | undefined, electron: string }} tools @param {'dir' | 'deb' | undefined} only */
async function make({ node, npm, electron }, only) {
  const official = electron !== runtimePath();
  const electronDist = official ? join(repository, 'node_modules', 'electron', 'dist') : dirname(electron);
  const electronVersion = official
    ? String(packageJson(join(repository, 'node_modules', 'electron')).version)
    : readFileSync(join(electronDist, 'version'), 'utf8').trim();
  const edition = editionOf({ official, electronVersion });
  const has = (/** @type {string} */ program) => findProgram(program) !== undefined;
  const plan = planOf({ platform, arch, official, has, env: process.env }, { only });
  const signing = signingOf(platform, process.env);
  if (edition.development)
    say(
      `  DEVELOPMENT package: Electron ${electronVersion} from the npm registry. Not for anybody's daily use.`,
    );

  const nodes = await shippedNodes(platform === 'darwin' && official && !only ? ['x64', 'arm64'] : [arch]);
  const { commit, date } = await sources();
  const version = String(packageJson(repository).version);
  clearRelease();
  await step(
    'Laying out Node, npm, native modules and licences',
    async () => {
      let licences = 0;
      for (const [one, shipped] of nodes)
        ({ licences } = stage({ platform, arch: one, standIn: !official, node: shipped, npm }));
      return licences;
    },
    (count) => `${count} licences, done`,
  );
  await step('Packing the app', () =>
    buildApp({
      node,
      edition,
      platform,
      arches: [...nodes.keys()],
      targets: plan.make.filter((target) => target === 'dir' || BY_BUILDER.has(target)),
      signed: signing.signed,
      // One that is unpacked is of one architecture: for two, electron-builder fetches each.
      electronDist: nodes.size > 1 ? undefined : electronDist,
      about: { commit, date, development: edition.development },
    }),
  );
  rmSync(join(release, 'stage'), { recursive: true, force: true });
  const app = unpackedApp(edition, platform, arch);
  const found = await checkFuses(node, app.program);
  const fuses = [...found].map(([name, on]) => `${name} ${on ? 'on' : 'off'}`);
  say(`  Fuses, read back: ${fuses.join(', ')}.`);

  const files = filesOf(app.folder);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const name = `${edition.artifact}-${version}-${platform}-${arch}`;
  const tarball = join(release, `${name}.tar.gz`);
  const deb = join(release, `${name}.deb`);
  if (plan.make.includes('tar.gz'))
    await step('Making the tar.gz', () => makeTarball({ app: app.folder, file: tarball, name, date }));
  if (plan.make.includes('deb'))
    await step('Making the deb', () =>
      makeDeb(edition, { app: app.folder, file: deb, version, date: date.slice(0, 10), arch, bytes }),
    );
  await step(
    'Running the packaged app (--smoke)',
    () => proveApp(node, app.program),
    () => 'passed',
  );
  if (platform !== 'win32')
    await step(
      'Running the packaged command line',
      () => proveCommandLine(node, app.resources),
      () => 'passed',
    );
  if (plan.make.includes('tar.gz'))
    await step(
      'Running the app out of the tar.gz',
      () => proveTarball(node, tarball, edition.executable),
      () => 'passed',
    );
  if (plan.make.includes('deb'))
    await step(
      'Running the app out of the deb',
      () => proveDeb(node, deb, edition.executable),
      () => 'passed',
    );
  return { plan, signing, app, files, bytes, version, date, development: edition.development };
}

/** @param {Awaited<ReturnType<typeof make>>} made */
async function report({ plan, signing, app, files, bytes, version, date, development }) {
  say('');
  say(`Unpacked: ${megabytes(bytes)} in ${files.length} files`);
  const parts = partsOf(files).map((one) => [one.part, megabytes(one.bytes)]);
  for (const line of table(parts)) say(line);
  say('');
  for (const { what, why } of [...plan.skip, ...signing.skip]) say(`Skipped ${what}: ${why}`);
  const artifacts = readdirSync(release).filter((name) =>
    /\.(?:tar\.gz|deb|AppImage|dmg|zip|exe)$/.test(name),
  );
  const lines = await summed(
    artifacts.sort().map((name) => join(release, name)),
    process.env.PATCHBAY_GPG_KEY,
  );
  say('');
  say(updateList(artifacts, { version, date, development }));
  say(`Made in ${release}`);
  for (const line of [`  ${app.folder.slice(release.length + 1)}  ${megabytes(bytes)}`, ...lines]) say(line);
}

/** @param {string[]} artifacts @param {{ version: string, date: string, development: boolean }} what */
function updateList(artifacts, { version, date, development }) {
  if (development) return 'No list for a feed of updates: a DEVELOPMENT package looks for none.';
  const files = artifacts.map((name) => join(release, name));
  const notes = notesFrom(readFileSync(join(repository, 'CHANGELOG.md'), 'utf8'), version);
  const list = writeUpdateList(release, { platform, arch, version, date, notes, files });
  return list === undefined
    ? 'No list for a feed of updates: nothing was made that can replace a copy.'
    : `List for a feed of updates: ${list} (docs/updates.md says how to sign and publish it).`;
}

await script(async () => {
  const flags = process.argv.slice(2);
  const only = /** @type {const} */ (['dir', 'deb']).find((target) => flags[0] === `--${target}`);
  if (flags.length > (only ? 1 : 0))
    throw new Halt(`Unknown: ${flags.join(' ')}. Usage: npm run package [-- --dir | --deb]`, 2);
  say('Packaging Patchbay');
  const own = platform === 'linux';
  const tools = await prepare({ display: own, keyring: own });
  await bundle(tools.node);
  await report(await locked(() => make(tools, only)));
  return 0;
});
