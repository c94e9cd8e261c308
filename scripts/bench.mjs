import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { exited, launch, signalGroup } from './command.mjs';
import { misused, onSignal, script, throwIfStopped } from './halt.mjs';
import { jsonFile } from './json-file.mjs';
import { prepare } from './prepare/prepare.mjs';
import { inTestSession } from './session/test-session.mjs';

// npm run bench [-- [--json FILE] [--docs] [quick] [NAME...]]: the figures of test/bench beside their targets. The exit
// code says only whether all could be measured.
const USAGE = 'Usage: npm run bench [-- [--json FILE] [--docs] [quick] [NAME...]]';

/** What test/bench/run.ts gets; wrong words are said before anything is prepared. */
function words() {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'string' }, docs: { type: 'boolean' } },
      allowPositionals: true,
    });
    const file = jsonFile(values.json, USAGE);
    return [...(file ? ['--json', file] : []), ...(values.docs ? ['--docs'] : []), ...positionals];
  } catch (error) {
    throw misused(error, USAGE);
  }
}

await script(async () => {
  const given = words();
  const tools = await prepare({ display: true, keyring: true });
  await bundle(tools.node);
  return inTestSession(tools, async (env) => {
    throwIfStopped();
    const child = launch(tools.node, ['test/bench/run.ts', ...given], {
      env,
      stdio: 'inherit',
    });
    const forget = onSignal((signal) => signalGroup(child, signal));
    const code = await exited(child);
    forget();
    return code;
  });
});
