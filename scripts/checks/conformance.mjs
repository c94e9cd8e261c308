import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { run, tool } from '../command.mjs';
import { Halt } from '../halt.mjs';
import { stampFolder } from '../paths.mjs';
import { runFolder } from '../session/run-folder.mjs';
import { openTurns } from './turns.mjs';

/** What the suite's requirement sets are named after. */
export const REVISIONS = ['2025-11-25', '2026-07-28'];

export const LIMIT_MS = 5 * 60_000;

/**
 * One scenario as it ended. It passed when no check failed and our side could play it to its end: a client that does
 * nothing would pass some of them.
 * @typedef {{ name: string, required: boolean, passed: boolean, reason: string }} Scenario
 */
/** @typedef {{ id: string, status: string, description: string, errorMessage?: string }} Check */

/**
 * Runs what a revision requires of a client, and what the suite runs without scoring it.
 * @param {string} revision @param {{ node: string, env: NodeJS.ProcessEnv }} context
 * @returns {Promise<Scenario[]>} sorted by name
 */
export async function runClientSide(revision, { node, env }) {
  const folder = runFolder(tmpdir(), 'patchbay-conformance-');
  const results = join(folder, 'results');
  // Homes that a client which was ended leaves behind go with the folder.
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const turns = await openTurns(availableParallelism());
  try {
    const suite = tool('@modelcontextprotocol/conformance', 'conformance');
    const how = ['client', '--requirements', revision, '--timeout', `${LIMIT_MS}`, '-o', results];
    const { output } = await run(node, [suite, ...how, '--command', 'node test/conformance/client.ts'], {
      env: {
        ...env,
        TMPDIR: temporary,
        PATCHBAY_CONFORMANCE_TURNS: `${turns.port}`,
        // Each scenario is a process of its own.
        NODE_COMPILE_CACHE: join(stampFolder, 'compiled'),
      },
      timeoutMs: LIMIT_MS,
    });
    const planned = Number(/\((\d+) scenarios\) in parallel/.exec(output)?.[1] ?? 0);
    const scenarios = existsSync(results) ? readResults(results, notScored(output), verdictOf) : [];
    if (planned === 0 || scenarios.length !== planned)
      throw new Halt(`The conformance suite did not run to its end:\n${output.slice(-2000).trim()}`);
    return scenarios;
  } finally {
    turns.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} output @returns {Set<string>} */
export function notScored(output) {
  const lines = output.matchAll(/^ {2}[^ ]+ (\S+) \((?:extension|added-after-release|pending)\)$/gm);
  return new Set([...lines].map(([, name]) => name ?? ''));
}

/**
 * @param {string} results @param {Set<string>} unscored
 * @param {(folder: string) => Pick<Scenario, 'passed' | 'reason'>} verdict
 * @returns {Scenario[]} sorted by name
 */
export function readResults(results, unscored, verdict) {
  return readdirSync(results, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('checks.json'))
    .map((path) => {
      const folder = join(results, dirname(path));
      const name = relative(results, folder)
        .split(sep)
        .join('/')
        .replace(/-\d{4}-\d\d-\d\dT[\d-]+Z$/, '');
      return { name, required: !unscored.has(name), ...verdict(folder) };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param {string} folder @returns {Pick<Scenario, 'passed' | 'reason'>} */
function verdictOf(folder) {
  const read = (/** @type {string} */ file) => readFileSync(join(folder, file), 'utf8');
  const failed = readChecks(folder).find(({ status }) => status === 'FAILURE');
  const played = /^done$/m.test(read('stdout.txt'));
  const [said = ''] = read('stderr.txt').trim().split('\n');
  const reason = played ? (failed?.errorMessage ?? failed?.description) : said;
  return { passed: played && !failed, reason: (reason ?? '').slice(0, 300) };
}

/** @param {string} folder of one scenario @returns {Check[]} */
export function readChecks(folder) {
  return JSON.parse(readFileSync(join(folder, 'checks.json'), 'utf8'));
}
