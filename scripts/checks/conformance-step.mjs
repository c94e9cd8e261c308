import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { runKitSide } from './conformance-kit.mjs';
import { REVISIONS, runClientSide } from './conformance.mjs';

const expectedFile = 'test/conformance/expected.json';
const path = join(repository, expectedFile);

/** @typedef {import('./conformance.mjs').Scenario} Scenario */

/**
 * What of a run is not as it is expected, in words. What passes must be expected to, so that it cannot be lost again
 * unseen.
 * @param {Scenario[]} scenarios @param {string[]} expected names
 * @returns {string[]}
 */
export function surprises(scenarios, expected) {
  const passing = scenarios.filter(({ passed }) => passed).map(({ name }) => name);
  const lost = expected
    .filter((name) => !passing.includes(name))
    .map((name) => {
      const reason = scenarios.find((scenario) => scenario.name === name)?.reason;
      return `${name} fails: ${reason ?? 'the suite does not have it any more'}`;
    });
  const gained = passing
    .filter((name) => !expected.includes(name))
    .map((name) => `${name} passes now: add it to ${expectedFile}`);
  return [...lost, ...gained];
}

/** The scenarios of the MCP conformance suite that are known to hold; each is a test. @type {import('./steps.mjs').Step} */
export const conformance = {
  name: 'conformance',
  session: true,
  here: () => existsSync(path),
  async run(context) {
    /** @type {{ client: Record<string, string[]> }} */
    const { client } = JSON.parse(readFileSync(path, 'utf8'));
    const tally = { passed: 0, failed: 0, skipped: [] };
    let output = '';
    for (const revision of REVISIONS) {
      const expected = client[revision] ?? [];
      const scenarios = await runClientSide(revision, context);
      const wrong = surprises(scenarios, expected);
      tally.failed += wrong.length;
      tally.passed += scenarios.filter(({ name, passed }) => passed && expected.includes(name)).length;
      output += wrong.map((line) => `client ${revision}: ${line}\n`).join('');
      // All that the kit offers is to hold.
      const kit = await runKitSide(revision, context);
      const broken = kit.scenarios.filter(({ passed }) => !passed);
      tally.failed += broken.length;
      tally.passed += kit.scenarios.length - broken.length;
      output += broken.map(({ name, reason }) => `kit ${revision}: ${name} fails: ${reason}\n`).join('');
    }
    return { tally, output };
  },
};
