import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { run } from '../command.mjs';
import { noSandbox } from '../launch/sandbox.mjs';
import { repository } from '../paths.mjs';
import { findNpm } from '../prepare/npm.mjs';
import { leftBehind } from './left-behind.mjs';
import { runFolder } from './run-folder.mjs';
import { openSession } from './session.mjs';

/** The environment of checkers and tests: our Node and tools first, the same language and time everywhere.
 * @param {string} node */
export async function testEnvironment(node) {
  // A home of the user's own must not reach a test.
  const {
    PATCHBAY_HOME: _home,
    ELECTRON_RUN_AS_NODE: _asNode,
    FORCE_COLOR: _color,
    ...inherited
  } = process.env;
  const { stdout } = await run('locale', ['-a']);
  const LANG = /^en_US\.utf-?8$/im.test(stdout) ? 'en_US.UTF-8' : 'C.UTF-8';
  const PATH = [dirname(node), join(repository, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const npm = findNpm();
  return {
    ...inherited,
    PATH,
    LANG,
    LC_ALL: LANG,
    TZ: 'UTC',
    NO_COLOR: '1',
    // Tests end processes by force; the start-up files of the user's own shell are not theirs to break off.
    SHELL: '/bin/sh',
    PATCHBAY_NODE: node,
    ...(npm && { PATCHBAY_NPM: npm }),
  };
}

/**
 * A display, bus and unlocked keyring for tests alone: no window appears, the user's keyring is never touched.
 * @template T
 * @param {{ node: string, electron?: string }} tools
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 */
export async function inTestSession({ node, electron }, work) {
  const folder = runFolder(tmpdir(), 'patchbay-test-');
  const ours = process.platform === 'linux';
  try {
    const session = await openSession({ display: ours, keyring: ours }, join(folder, 'keyring'));
    try {
      return await work({
        ...(await testEnvironment(node)),
        ...session.env,
        ...(electron ? { PATCHBAY_ELECTRON: electron } : {}),
        ...(electron && (await noSandbox(electron)) ? { PATCHBAY_NO_SANDBOX: '1' } : {}),
      });
    } finally {
      await session.close();
      await leftBehind(folder);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
