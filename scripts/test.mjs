import { bundle } from './bundle.mjs';
import { STEPS } from './checks/steps.mjs';
import { closingLine, single, sum } from './checks/tally.mjs';
import { Halt, inWords, script, throwIfStopped } from './halt.mjs';
import { prepare } from './prepare/prepare.mjs';
import { say, step } from './say.mjs';
import { inTestSession, testEnvironment } from './session/test-session.mjs';

// npm test [-- STEP... [FILTER...]]: every check and test there is; the last line counts them.

/** @typedef {import('./checks/steps.mjs').Context} Context */
/** @typedef {import('./checks/tally.mjs').Tally} Tally */

const USAGE = 2;

/** @param {string[]} args */
function choose(args) {
  const names = STEPS.map(({ name }) => name);
  const [first] = args;
  if (first && !names.includes(first))
    throw new Halt(`There is no step ${first}: ${names.join(', ')}.`, USAGE);
  const wanted = STEPS.filter(({ name }) => !first || args.includes(name));
  const absent = wanted.filter((one) => !one.here());
  if (absent.length > 0) say(`  Not in this repository yet: ${absent.map(({ name }) => name).join(', ')}`);
  return {
    steps: wanted.filter((one) => !absent.includes(one)),
    filters: args.filter((arg) => !names.includes(arg)),
  };
}

/** @param {(typeof STEPS)[number]} one @param {Context} context */
async function runStep(one, context) {
  const { tally, output } = await step(
    one.name,
    () => one.run(context),
    (result) => (one.session ? closingLine(result.tally) : verdict(result.tally)),
  );
  if (tally.failed > 0) say(output.trimEnd());
  return tally;
}

/** @param {Tally} tally */
const verdict = ({ failed }) => (failed > 0 ? 'failed' : 'passed');

/** @param {Tally[]} tallies filled as the steps end, so that a preparation that fails loses none */
async function runSteps(tallies) {
  const { steps, filters } = choose(process.argv.slice(2));
  const needsSession = steps.some(({ session }) => session);
  const tools = await prepare(needsSession ? { display: true, keyring: true } : undefined);
  const runThese = async (/** @type {typeof STEPS} */ these, /** @type {NodeJS.ProcessEnv} */ env) => {
    for (let one = these.shift(); one; one = these.shift()) {
      if (one.build) await bundle(tools.node);
      tallies.push(await runStep(one, { node: tools.node, env, filters }));
    }
  };
  const runAll = async (/** @type {NodeJS.ProcessEnv} */ env) => {
    const shared = steps.filter(({ alone }) => !alone);
    // Two cores and more: what does not mind company runs two at a time.
    await Promise.all([runThese(shared, env), runThese(shared, env)]);
    await runThese(
      steps.filter(({ alone }) => alone),
      env,
    );
  };
  await (needsSession ? inTestSession(tools, runAll) : runAll(await testEnvironment(tools.node)));
}

await script(async () => {
  /** @type {Tally[]} */
  const tallies = [];
  try {
    await runSteps(tallies);
  } catch (error) {
    throwIfStopped();
    if (error instanceof Halt && error.exitCode === USAGE) throw error;
    say(inWords(error));
    tallies.push(single(false));
  }
  const total = sum(tallies);
  for (const name of total.skipped) say(`  skipped: ${name}`);
  say(closingLine(total));
  return total.failed > 0 ? 1 : 0;
});
