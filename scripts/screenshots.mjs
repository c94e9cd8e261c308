import { bundle } from './bundle.mjs';
import { run, tool } from './command.mjs';
import { script } from './halt.mjs';
import { prepare } from './prepare/prepare.mjs';
import { say } from './say.mjs';
import { inTestSession } from './session/test-session.mjs';

// npm run screenshots: every picture in assets/screenshots, taken from the app as it is now.
await script(async () => {
  const tools = await prepare({ display: true, keyring: true });
  await bundle(tools.node);
  return inTestSession(tools, async (env) => {
    const { code, output } = await run(tools.node, [tool('vitest'), 'run', '--project', 'screenshots'], {
      env,
      timeoutMs: 10 * 60_000,
    });
    say(code === 0 ? '  Pictures: assets/screenshots' : output.trimEnd());
    return code ?? 1;
  });
});
