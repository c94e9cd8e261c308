import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, tool } from '../command.mjs';
import { repository, stampFolder } from '../paths.mjs';
import { conformance } from './conformance-step.mjs';
import { inTestSession } from '../session/test-session.mjs';
import { single, tallyOf } from './tally.mjs';

/**
 * @typedef {import('./tally.mjs').Tally} Tally
 * @typedef {{ node: string, env: NodeJS.ProcessEnv, filters: string[] }} Context
 * @typedef {object} Step
 * @property {string} name
 * @property {boolean} [session] needs a display and a keyring
 * @property {boolean} [build] needs dist/
 * @property {boolean} [alone] is not to share the machine with another step
 * @property {() => boolean} here whether the repository has what it looks at
 * @property {(context: Context) => Promise<{ tally: Tally, output: string }>} run
 */

const TESTS_MS = 20 * 60_000;
/** Three were tried on two busy cores: tests that wait ten seconds for what they look for failed. */
const SEATS = 2;
const FOLDERS = ['contract', 'main', 'preload', 'renderer', 'servers', 'scripts', 'vite', 'e2e', 'test'];
const TYPED = ['tsconfig.json', join('scripts', 'tsconfig.json')];

const here = (/** @type {string} */ path) => existsSync(join(repository, path));
const folders = () => FOLDERS.filter(here);

/** One or more commands of one tool, together one test.
 * @param {string} name @param {() => boolean} exists @param {() => [string, ...string[]][]} commands @returns {Step} */
const checker = (name, exists, commands) => ({
  name,
  here: exists,
  async run({ node, env }) {
    let passed = true;
    let output = '';
    for (const [script, ...args] of commands()) {
      const result = await run(node, [script, ...args], { env });
      passed &&= result.code === 0;
      output += result.output;
    }
    return { tally: single(passed), output };
  },
});

/** @param {NodeJS.ProcessEnv} env @param {(name: string) => boolean} wanted @returns {NodeJS.ProcessEnv} */
const only = (env, wanted) => Object.fromEntries(Object.entries(env).filter(([name]) => wanted(name)));

/** @param {string} folder @returns {boolean} */
const hasTests = (folder) =>
  here(folder) &&
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).some((name) =>
    /\.test\.tsx?$/.test(name),
  );

/** @param {string[]} projects @param {Context} context @param {number} [timeoutMs] */
async function runVitest(projects, { node, env, filters }, timeoutMs = TESTS_MS) {
  const file = join(stampFolder, `report-${projects.join('-')}-${process.pid}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const chosen = projects.map((project) => `--project=${project}`);
  const args = [tool('vitest'), 'run', ...chosen, ...reporters, ...filters];
  try {
    // The programs that tests start, most of them again and again, are compiled once.
    const compiled = { ...env, NODE_COMPILE_CACHE: join(stampFolder, 'compiled') };
    const { code, output } = await run(node, args, { env: compiled, timeoutMs });
    const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    return { tally: tallyOf(report, code), output };
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * @param {string} name of the step and of its project, if it is one
 * @param {() => boolean} exists
 * @param {string[]} [projects]
 * @param {number} [timeoutMs]
 * @returns {Pick<Step, 'name' | 'session' | 'here' | 'run'>}
 */
export const vitest = (name, exists, projects = [name], timeoutMs = TESTS_MS) => ({
  name,
  session: true,
  here: exists,
  run: (context) => runVitest(projects, context, timeoutMs),
});

/**
 * The same with several files at a time. They mostly wait for windows; each has a display, a bus and a keyring to
 * itself, so that none takes the other's keys.
 * @param {string} project @param {() => boolean} exists @returns {Pick<Step, 'name' | 'session' | 'here' | 'run'>}
 */
const vitestInSeats = (project, exists) => ({
  ...vitest(project, exists),
  async run(context) {
    if (context.filters.length > 0) return runVitest([project], context);
    const { node, env } = context;
    /** @param {NodeJS.ProcessEnv[]} seats @returns {ReturnType<typeof runVitest>} */
    const take = (seats) =>
      seats.length < SEATS
        ? inTestSession({ node, electron: env.PATCHBAY_ELECTRON }, (own) =>
            take([...seats, only(own, (name) => own[name] !== env[name])]),
          )
        : runVitest([project], { ...context, env: { ...env, PATCHBAY_SEATS: JSON.stringify(seats) } });
    return take([{}]);
  },
});

/** All steps in order. But for what is alone they share two lanes: the longest, which mostly waits, is first. @type {Step[]} */
export const STEPS = [
  vitest('node', () => folders().some(hasTests), ['units', 'node', 'mocked']),
  checker(
    'types',
    () => here('tsconfig.json'),
    () => TYPED.filter(here).map((path) => [tool('typescript-native', 'tsc'), '-p', path]),
  ),
  checker(
    'format',
    () => here('.prettierrc.json'),
    () => [[tool('prettier'), '--check', '.']],
  ),
  checker(
    'lint',
    () => here('.oxlintrc.json'),
    () => [[tool('oxlint'), '--type-aware', '--max-warnings', '0', ...folders()]],
  ),
  checker(
    'arrows',
    () => here('.dependency-cruiser.mjs'),
    () => [[tool('dependency-cruiser', 'depcruise'), '--config', '.dependency-cruiser.mjs', ...folders()]],
  ),
  checker(
    'unused',
    () => here('knip.json'),
    () => [[tool('knip')]],
  ),
  conformance,
  { ...vitestInSeats('e2e', () => hasTests('e2e')), build: true, alone: true },
];
