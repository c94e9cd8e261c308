import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { launch, run, signalGroup, tool } from '../command.mjs';
import { Halt } from '../halt.mjs';
import { repository } from '../paths.mjs';
import { runFolder } from '../session/run-folder.mjs';
import { LIMIT_MS, notScored, readChecks, readResults } from './conformance.mjs';

const notOfferedFile = 'test/conformance/kit-not-offered.json';

/** @typedef {import('./conformance.mjs').Scenario} Scenario */

/**
 * Runs the suite against a server written with the kit of the bundled servers.
 * @param {string} revision @param {{ node: string, env: NodeJS.ProcessEnv }} context
 * @returns {Promise<{ scenarios: Scenario[], notOffered: number }>} those of what the kit offers, sorted by name, and
 * how many are about something else
 */
export async function runKitSide(revision, { node, env }) {
  const folder = runFolder(tmpdir(), 'patchbay-conformance-kit-');
  const server = launch(node, [join(repository, 'test/conformance/server.ts')], {
    cwd: repository,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [url] = await once(createInterface({ input: server.stdout ?? process.stdin }), 'line', {
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const results = join(folder, 'results');
    const suite = tool('@modelcontextprotocol/conformance', 'conformance');
    const how = ['server', '--requirements', revision, '--url', url, '-o', results];
    const { output } = await run(node, [suite, ...how], { env, timeoutMs: LIMIT_MS });
    const planned = Number(/\((\d+) scenarios\) against/.exec(output)?.[1] ?? 0);
    const all = existsSync(results) ? readResults(results, notScored(output), verdictOf) : [];
    if (planned === 0 || all.length !== planned)
      throw new Halt(`The conformance suite did not run to its end:\n${output.slice(-2000).trim()}`);
    const absent = notOffered();
    const scenarios = all
      .map((scenario) => ({ ...scenario, name: scenario.name.replace(/^server-/, '') }))
      .filter(({ name }) => !absent.has(name));
    return { scenarios, notOffered: all.length - scenarios.length };
  } finally {
    server.stdin?.end();
    signalGroup(server, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {Set<string>} names of the scenarios about what servers of the kit do not offer */
function notOffered() {
  /** @type {Record<string, string[]>} */
  const reasons = JSON.parse(readFileSync(join(repository, notOfferedFile), 'utf8'));
  return new Set(Object.values(reasons).flat());
}

/** That every message fits the schema is true of a refusal as well. @param {string} folder */
function verdictOf(folder) {
  const checks = readChecks(folder);
  const failed = checks.find(({ status }) => status === 'FAILURE');
  const held = checks.some(({ id, status }) => status === 'SUCCESS' && id !== 'wire-schema-valid');
  const reason = failed ? (failed.errorMessage ?? failed.description) : 'none of its checks was made';
  return { passed: held && !failed, reason: held && !failed ? '' : reason.slice(0, 300) };
}
