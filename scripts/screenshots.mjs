import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle } from './bundle.mjs';
import { run, tool } from './command.mjs';
import { Halt, script } from './halt.mjs';
import { repository } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { say } from './say.mjs';
import { inTestSession } from './session/test-session.mjs';

const ALL = join(repository, 'test-results', 'screenshots');
const KEPT = join(repository, 'assets', 'screenshots');

/** How many pictures stand below a folder, and how large they are. @param {string} folder */
function tally(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.png'),
  );
  const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return `${files.length} (${Math.round(bytes / 1e6)} MB) in ${relative(repository, folder)}`;
}

// npm run screenshots: every screen empty, busy and in trouble, in every language, size and theme, from the app as it is now.
await script(async () => {
  if (process.argv.length > 2)
    throw new Halt('All pictures are taken. Usage: npm run screenshots, without arguments', 2);
  const tools = await prepare({ display: true, keyring: true });
  await bundle(tools.node);
  return inTestSession(tools, async (env) => {
    for (const folder of [ALL, KEPT]) rmSync(folder, { recursive: true, force: true });
    const { code, output } = await run(tools.node, [tool('vitest'), 'run', '--project', 'screenshots'], {
      env,
      timeoutMs: 20 * 60_000,
    });
    say(code === 0 ? `  Pictures: ${tally(ALL)}; kept of them: ${tally(KEPT)}` : output.trimEnd());
    return code ?? 1;
  });
});
