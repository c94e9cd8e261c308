import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Halt, THIS } from '../halt.mjs';
import { firstLine, own } from './owned.mjs';
import { runFolder } from './run-folder.mjs';

const FAMILY_WILD = 0xffff;

/** An Xauthority file with one cookie for any display: the display's number is not known before it starts. */
function cookieFile() {
  const field = (/** @type {Buffer} */ bytes) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const family = Buffer.alloc(2);
  family.writeUInt16BE(FAMILY_WILD);
  const name = Buffer.from('MIT-MAGIC-COOKIE-1');
  return Buffer.concat([
    family,
    field(Buffer.alloc(0)),
    field(Buffer.alloc(0)),
    field(name),
    field(randomBytes(16)),
  ]);
}

/**
 * A display nobody sees. Without the cookie any local user could press keys on it, and so approve a call.
 * @returns {Promise<{ env: { DISPLAY: string, XAUTHORITY: string }, close: () => Promise<void> }>}
 */
export async function openDisplay() {
  const folder = runFolder(tmpdir(), 'patchbay-display-');
  const cookie = join(folder, 'Xauthority');
  writeFileSync(cookie, cookieFile(), { mode: 0o600 });
  const args = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    '1920x1200x24',
    '-nolisten',
    'tcp',
    '-noreset',
    '-auth',
    cookie,
  ];
  const server = own('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const close = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const number = await firstLine(server, 3);
  if (number === undefined) {
    await close();
    throw new Halt(
      `The virtual display (Xvfb) did not start: run Xvfb :99 to see why, then run ${THIS} again.`,
    );
  }
  return { env: { DISPLAY: `:${number.trim()}`, XAUTHORITY: cookie }, close };
}
