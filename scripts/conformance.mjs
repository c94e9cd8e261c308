import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runKitSide } from './checks/conformance-kit.mjs';
import { REVISIONS, runClientSide } from './checks/conformance.mjs';
import { inOneLine, jsonOf, summaryOf } from './checks/conformance-summary.mjs';
import { misused, script } from './halt.mjs';
import { jsonFile } from './json-file.mjs';
import { prepare } from './prepare/prepare.mjs';
import { say, step } from './say.mjs';
import { inTestSession } from './session/test-session.mjs';

// npm run conformance [-- --json FILE]: the official MCP suite against our own client, as compose builds it, and
// against a server of the kit that bundled servers are written with. What fails is reported; the exit code says only
// whether it ran.

/** @typedef {import('./checks/conformance.mjs').Scenario} Scenario */

const USAGE = 'Usage: npm run conformance [-- --json FILE]';

function wanted() {
  try {
    return parseArgs({ options: { json: { type: 'string' } } }).values.json;
  } catch (error) {
    throw misused(error, USAGE);
  }
}

/** @param {Scenario[]} scenarios */
function tell(scenarios) {
  for (const { name, passed, reason } of scenarios) if (!passed) say(`    ${name}: ${reason}`);
}

await script(async () => {
  const file = jsonFile(wanted(), USAGE);
  const tools = await prepare({ display: true, keyring: true });
  return inTestSession(tools, async (env) => {
    const summaries = [];
    for (const revision of REVISIONS) {
      const scenarios = await step(
        `client ${revision}`,
        () => runClientSide(revision, { node: tools.node, env }),
        (ended) => inOneLine(summaryOf('client', revision, ended)),
      );
      tell(scenarios);
      summaries.push(summaryOf('client', revision, scenarios));
      const kit = await step(
        `kit ${revision}`,
        () => runKitSide(revision, { node: tools.node, env }),
        ({ scenarios: ended, notOffered }) =>
          `${inOneLine(summaryOf('kit', revision, ended))}; ${notOffered} are about what it does not offer`,
      );
      tell(kit.scenarios);
      summaries.push(summaryOf('kit', revision, kit.scenarios));
    }
    if (file) writeFileSync(file, jsonOf(summaries));
    return 0;
  });
});
