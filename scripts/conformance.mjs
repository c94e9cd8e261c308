import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { REVISIONS, runClientSide } from './checks/conformance.mjs';
import { Halt, inWords, script } from './halt.mjs';
import { prepare } from './prepare/prepare.mjs';
import { say, step } from './say.mjs';
import { inTestSession } from './session/test-session.mjs';

// npm run conformance [-- --json FILE]: the official MCP suite against our own client, as compose builds it. What
// fails is reported; the exit code says only whether it ran.

/** @typedef {import('./checks/conformance.mjs').Scenario} Scenario */

function jsonFile() {
  try {
    return parseArgs({ options: { json: { type: 'string' } } }).values.json;
  } catch (error) {
    throw new Halt(`${inWords(error)} Usage: npm run conformance [-- --json FILE]`, 2);
  }
}

/** @param {Scenario[]} scenarios */
const count = (scenarios) => ({
  passed: scenarios.filter(({ passed }) => passed).length,
  failed: scenarios.filter(({ passed }) => !passed).length,
});

/** @param {string} revision @param {Scenario[]} scenarios */
const summaryOf = (revision, scenarios) => ({
  side: 'client',
  revision,
  required: count(scenarios.filter(({ required }) => required)),
  unscored: count(scenarios.filter(({ required }) => !required)),
  failing: scenarios.filter(({ passed }) => !passed).map(({ name }) => name),
});

/** @param {ReturnType<typeof summaryOf>} summary */
const inOneLine = ({ required, unscored }) =>
  `${required.passed} of ${required.passed + required.failed} required passed, ` +
  `${unscored.passed} of ${unscored.passed + unscored.failed} unscored`;

await script(async () => {
  const file = jsonFile();
  const tools = await prepare({ display: true, keyring: true });
  return inTestSession(tools, async (env) => {
    const summaries = [];
    for (const revision of REVISIONS) {
      const scenarios = await step(
        `client ${revision}`,
        () => runClientSide(revision, { node: tools.node, env }),
        (ended) => inOneLine(summaryOf(revision, ended)),
      );
      for (const { name, passed, reason } of scenarios) if (!passed) say(`    ${name}: ${reason}`);
      summaries.push(summaryOf(revision, scenarios));
    }
    if (file) writeFileSync(file, `${JSON.stringify(summaries, undefined, 2)}\n`);
    return 0;
  });
});
