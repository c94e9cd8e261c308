import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, tool } from '../command.mjs';
import { repository, stampFolder } from '../paths.mjs';
import { conformance } from './conformance-step.mjs';
import { inTestSession } from '../session/test-session.mjs';
import { single, sum, tallyOf } from './tally.mjs';

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

/** @param {string} folder @returns {boolean} */
const hasTests = (folder) =>
  here(folder) &&
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).some((name) =>
    /\.test\.tsx?$/.test(name),
  );

/** @param {string[]} projects @param {Context} context @param {string[]} [more] @param {number} [timeoutMs] */
async function runVitest(projects, { node, env, filters }, more = [], timeoutMs = TESTS_MS) {
  const file = join(
    stampFolder,
    `report-${projects.join('-')}-${process.pid}${more.join('').replaceAll(/\W/g, '-')}.json`,
  );
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const chosen = projects.map((project) => `--project=${project}`);
  const args = [tool('vitest'), 'run', ...chosen, ...reporters, ...more, ...filters];
  try {
    const { code, output } = await run(node, args, { env, timeoutMs });
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
  run: (context) => runVitest(projects, context, [], timeoutMs),
});

/**
 * The same as two halves side by side. They mostly wait for windows; the second half has a display, a bus and a keyring
 * of its own, so that neither takes the other's keys.
 * @param {string} project @param {() => boolean} exists @returns {Pick<Step, 'name' | 'session' | 'here' | 'run'>}
 */
const vitestInHalves = (project, exists) => ({
  ...vitest(project, exists),
  async run(context) {
    if (context.filters.length > 0) return runVitest([project], context);
    const { node, env } = context;
    const halves = await Promise.all([
      runVitest([project], context, ['--shard=1/2']),
      inTestSession({ node, electron: env.PATCHBAY_ELECTRON }, (own) =>
        runVitest([project], { ...context, env: own }, ['--shard=2/2']),
      ),
    ]);
    return {
      tally: sum(halves.map(({ tally }) => tally)),
      output: halves.map(({ output }) => output).join('\n'),
    };
  },
});

/** All steps in order; of the checkers, which share two lanes, the longest first. @type {Step[]} */
export const STEPS = [
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
  vitest('node', () => folders().some(hasTests), ['units', 'node']),
  conformance,
  { ...vitestInHalves('e2e', () => hasTests('e2e')), build: true, alone: true },
];
