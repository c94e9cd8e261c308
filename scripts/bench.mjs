import { bundle } from './bundle.mjs';
import { exited, launch, signalGroup } from './command.mjs';
import { onSignal, script, throwIfStopped } from './halt.mjs';
import { prepare } from './prepare/prepare.mjs';
import { inTestSession } from './session/test-session.mjs';

// npm run bench [-- [--json FILE] [--docs] [quick] [NAME...]]: the figures of test/bench beside their targets. The exit
// code says only whether all could be measured.
await script(async () => {
  const tools = await prepare({ display: true, keyring: true });
  await bundle(tools.node);
  return inTestSession(tools, async (env) => {
    throwIfStopped();
    const child = launch(tools.node, ['test/bench/run.ts', ...process.argv.slice(2)], {
      env,
      stdio: 'inherit',
    });
    const forget = onSignal((signal) => signalGroup(child, signal));
    const code = await exited(child);
    forget();
    return code;
  });
});
