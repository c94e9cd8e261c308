import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { run, tool } from './command.mjs';
import { Halt, misused, script } from './halt.mjs';
import { repository } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { say, step } from './say.mjs';
import { inTestSession } from './session/test-session.mjs';

// npm run tour [-- --sabotage] [-- --docs]: the real app, step by step, in a temporary home; with --sabotage again
// with one fault at a time, each of which one step must catch; with --docs the report goes to docs/tour/ as well.

/** @typedef {{ id: string, held: boolean, problem?: string, claims: unknown[] }} StepReport */
/** @typedef {{ id: string, step: string, caught: boolean, said: string }} FaultReport */

const TOUR_MS = 30 * 60_000;
const folder = join(repository, 'tour');
const docs = join(repository, 'docs', 'tour');

function flags() {
  try {
    return parseArgs({ options: { sabotage: { type: 'boolean' }, docs: { type: 'boolean' } } }).values;
  } catch (error) {
    throw misused(error, 'Usage: npm run tour [-- --sabotage] [-- --docs]');
  }
}

/** @returns {{ steps: StepReport[], faults: FaultReport[] }} */
function report() {
  const file = join(folder, 'report.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { steps: [], faults: [] };
}

function tellReport() {
  const { steps, faults } = report();
  for (const { id, held, claims, problem } of steps)
    say(`    ${id}: ${held ? `held, ${claims.length} claims` : `DID NOT HOLD: ${problem}`}`);
  for (const { id, step, caught, said } of faults)
    say(`    ${id}: ${caught ? `caught by ${step}` : `NOT CAUGHT by ${step}: ${said}`}`);
}

/** @param {string} node */
async function toDocs(node) {
  rmSync(docs, { recursive: true, force: true });
  cpSync(folder, docs, { recursive: true, filter: (path) => !path.endsWith('.json') });
  await run(node, [tool('prettier'), '--write', join(docs, 'report.md')]);
  say('  Copied to docs/tour.');
}

await script(async () => {
  const { sabotage, docs: wanted } = flags();
  if (process.platform !== 'linux')
    throw new Halt('The tour sees in /proc how processes end, so it runs on Linux alone.');
  const tools = await prepare({ display: true, keyring: true });
  await bundle(tools.node);
  rmSync(folder, { recursive: true, force: true });
  return inTestSession(tools, async (env) => {
    const { code, output } = await step(
      sabotage ? 'tour and sabotage' : 'tour',
      () =>
        run(tools.node, [tool('vitest'), 'run', '--project', 'tour'], {
          env: { ...env, ...(sabotage && { PATCHBAY_SABOTAGE: '1' }) },
          timeoutMs: TOUR_MS,
        }),
      (ended) => (ended.code === 0 ? 'every step as it must be' : 'failed'),
    );
    if (code !== 0) say(output.trimEnd());
    tellReport();
    say('  Report: tour/report.md');
    if (code === 0 && wanted) await toDocs(tools.node);
    return code;
  });
});
