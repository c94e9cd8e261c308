import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { bundle } from './bundle.mjs';
import { vitest } from './checks/steps.mjs';
import { closingLine, single, sum } from './checks/tally.mjs';
import { npm, run, tool } from './command.mjs';
import { Halt, inWords, script, throwIfStopped } from './halt.mjs';
import { release } from './package/app.mjs';
import { aboutDeb, cannotInstall, isKnown, proveInstalled } from './package/install-deb.mjs';
import { repository } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { say, step } from './say.mjs';
import { inTestSession } from './session/test-session.mjs';

// npm run test:long [-- STEP... [FILTER...]]: the full numbers behind what npm test proves in short. Mutants only by name.

/** @typedef {import('./checks/steps.mjs').Context} Context */
/** @typedef {import('./checks/steps.mjs').Step} Step */
/** @typedef {import('./checks/tally.mjs').Tally} Tally */

const PACKAGE_MS = 10 * 60_000;
const COVERAGE_MS = 20 * 60_000;
/** Hundreds of runs of the tests of the guards. */
const MUTANTS_MS = 90 * 60_000;
/** Without them much of what the servers do is not run, and the bar of vitest.config.ts is out of reach. */
const BACKENDS = [
  'PATCHBAY_TEST_DOCKER',
  'PATCHBAY_TEST_KUBERNETES',
  'PATCHBAY_TEST_PROMETHEUS',
  'PATCHBAY_TEST_S3',
];
const tour = vitest('tour', () => true);

const packaged = () =>
  'package' in JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).scripts &&
  existsSync(join(repository, 'scripts', 'package.mjs'));

/** The deb that was made, installed and removed again. @param {string | undefined} hindrance @returns {Promise<Tally>} */
async function debInstalled(hindrance) {
  const file = readdirSync(release).find((name) => name.endsWith('.deb'));
  const about = file && hindrance === undefined ? await aboutDeb(join(release, file)) : undefined;
  const known = about && (await isKnown(about.name)) ? `${about.name} is installed already` : undefined;
  const why = hindrance ?? known;
  if (why !== undefined) return { passed: 0, failed: 0, skipped: [`package: installing the deb (${why})`] };
  if (!file || !about) throw new Halt('No deb was made.');
  return { ...single(true), skipped: await proveInstalled(join(release, file), about) };
}

/** @type {(Step & { byName?: boolean })[]} `byName`: runs only when it is asked for */
const STEPS = [
  vitest('long', () => existsSync(join(repository, 'test', 'long'))),
  {
    ...vitest('mutants', () => existsSync(join(repository, 'test', 'mutants')), ['mutants'], MUTANTS_MS),
    byName: true,
  },
  { ...tour, run: (context) => tour.run({ ...context, env: { ...context.env, PATCHBAY_SABOTAGE: '1' } }) },
  {
    name: 'coverage',
    here: () => existsSync(join(repository, 'servers')),
    async run({ node, env }) {
      const missing = BACKENDS.filter((name) => !env[name]);
      const bar = missing.length > 0 ? ['--coverage.thresholds.lines=85'] : [];
      const args = ['run', '--project', 'units', join(repository, 'servers', sep), '--coverage', ...bar];
      const { code, output } = await run(node, [tool('vitest'), ...args], { env, timeoutMs: COVERAGE_MS });
      const skipped = missing.length > 0 ? [`90 % of lines (85 held without ${missing.join(', ')})`] : [];
      return { tally: { ...single(code === 0), skipped: code === 0 ? skipped : [] }, output };
    },
  },
  {
    name: 'package',
    here: packaged,
    async run({ node, env }) {
      const { command, args } = npm(node);
      const why = cannotInstall();
      const flag = why === undefined ? '--deb' : '--dir';
      const made = await run(command, [...args, 'run', 'package', '--', flag], {
        env,
        timeoutMs: PACKAGE_MS,
      });
      if (made.code !== 0) return { tally: single(false), output: made.output };
      return { tally: sum([single(true), await debInstalled(why)]), output: made.output };
    },
  },
];

/** @param {string[]} args */
function choose(args) {
  const names = STEPS.map(({ name }) => name);
  const [first] = args;
  if (first && !names.includes(first)) throw new Halt(`There is no step ${first}: ${names.join(', ')}.`, 2);
  return {
    steps: STEPS.filter(({ name, here, byName }) => (first ? args.includes(name) : here() && !byName)),
    filters: args.filter((arg) => !names.includes(arg)),
  };
}

/** @param {Tally[]} tallies filled as the steps end, so that what fails in between loses none */
async function runAll(tallies) {
  const { steps, filters } = choose(process.argv.slice(2));
  const tools = await prepare({ display: true, keyring: true, desktop: cannotInstall() === undefined });
  await bundle(tools.node);
  await inTestSession(tools, async (env) => {
    for (const one of steps) {
      const { tally, output } = await step(
        one.name,
        () => one.run({ node: tools.node, env, filters }),
        (ended) => closingLine(ended.tally),
      );
      if (tally.failed > 0) say(output.trimEnd());
      tallies.push(tally);
    }
  });
}

await script(async () => {
  /** @type {Tally[]} */
  const tallies = [];
  try {
    await runAll(tallies);
  } catch (error) {
    throwIfStopped();
    if (error instanceof Halt && error.exitCode === 2) throw error;
    say(inWords(error));
    tallies.push(single(false));
  }
  const total = sum(tallies);
  for (const name of total.skipped) say(`  skipped: ${name}`);
  say(closingLine(total));
  return total.failed > 0 ? 1 : 0;
});
