import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { say } from '../say.mjs';
import { leftBehind } from '../session/left-behind.mjs';
import { runFolder } from '../session/run-folder.mjs';

/**
 * A smoke run: a throw-away home, gone afterwards with every process that knew it.
 * @param {(home: string, env: NodeJS.ProcessEnv) => Promise<{ code: number, late: boolean }>} work
 * @returns {Promise<number>} the exit code
 */
export async function smoke(work) {
  const home = runFolder(tmpdir(), 'patchbay-smoke-');
  const PATCHBAY_SMOKE_SCREENSHOT = join(repository, 'test-results', 'smoke.png');
  try {
    const { code, late } = await work(home, { PATCHBAY_HOME: home, PATCHBAY_SMOKE_SCREENSHOT });
    const left = await leftBehind(home);
    if (late) say('Smoke failed: the app was not done in time.');
    if (left > 0) say(`Smoke failed: ${left} process(es) were left behind.`);
    return code || (late || left > 0 ? 1 : 0);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
