import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { script } from './halt.mjs';
import { chromiumFlags, runApp } from './launch/app.mjs';
import { appEnvironment } from './launch/environment.mjs';
import { insistOnSandbox, noSandbox } from './launch/sandbox.mjs';
import { smoke } from './launch/smoke.mjs';
import { homeFolder } from './paths.mjs';
import { prepare } from './prepare/prepare.mjs';
import { say } from './say.mjs';
import { openSession, whatIsLacking } from './session/session.mjs';

// npm start [-- flags]: from a bare checkout to a window, and back to nothing left running.

const SMOKE_MS = 90_000;

await script(async () => {
  const flags = process.argv.slice(2);
  const isSmoke = flags.includes('--smoke');
  say('Patchbay');
  const lacks = await whatIsLacking(process.env);
  // A throw-away run must not write into anybody's own keyring.
  if (isSmoke) lacks.keyring ||= process.platform === 'linux';
  const { node, npm, electron } = await prepare(lacks);
  await bundle(node);
  const unsandboxed = await noSandbox(electron);
  if (unsandboxed && !lacks.display) insistOnSandbox(flags);

  const runIn = async (/** @type {string} */ home, /** @type {NodeJS.ProcessEnv} */ extra) => {
    say(`  Home: ${home}`);
    if (lacks.display) say('  Display: virtual, so no window is visible on this machine.');
    if (lacks.keyring) say('  Secrets: a keyring of its own, protected by file permissions only.');
    if (unsandboxed) say(`  ${unsandboxed}`);
    say('  To stop: Ctrl+C here, or close the window.');
    const session = await openSession(lacks, join(home, 'keyring'));
    try {
      const own = chromiumFlags({ virtualDisplay: lacks.display, sandbox: !unsandboxed });
      return await runApp(electron, [...own, '.', ...flags], {
        env: {
          ...appEnvironment(process.env),
          ...session.env,
          ...extra,
          PATCHBAY_NODE: node,
          ...(npm && { PATCHBAY_NPM: npm }),
        },
        limitMs: isSmoke ? SMOKE_MS : undefined,
      });
    } finally {
      await session.close();
    }
  };
  if (isSmoke) return smoke(runIn);
  const home = homeFolder();
  const { code } = await runIn(home, process.env.PATCHBAY_HOME ? { PATCHBAY_HOME: home } : {});
  if (code !== 0) say(`Patchbay ended with code ${code}.`);
  return code;
});
