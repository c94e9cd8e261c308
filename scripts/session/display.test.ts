import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { openDisplay } from './display.mjs';

const NAME = 'MIT-MAGIC-COOKIE-1';

/** The first byte of the X server's answer to a client: 0 refused, 1 welcome. */
function greeting(display: string, cookie: Buffer): Promise<number | undefined> {
  const name = cookie.length > 0 ? NAME : '';
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(cookie.length, 8);
  const padded = Buffer.from(name.padEnd(Math.ceil(name.length / 4) * 4, '\0'));
  return new Promise((done, fail) => {
    const socket = connect(`\0/tmp/.X11-unix/X${display.slice(1)}`, () =>
      socket.write(Buffer.concat([head, padded, cookie])),
    );
    socket.once('error', fail).once('data', (answer) => {
      socket.destroy();
      done(answer[0]);
    });
  });
}

const serverOf = (text: string) =>
  readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
    } catch {
      return false;
    }
  });

test.runIf(process.platform === 'linux')(
  'a display refuses whoever lacks its cookie, and ends (Xvfb: on Linux)',
  async () => {
    const { env, close } = await openDisplay();
    try {
      const cookie = readFileSync(env.XAUTHORITY).subarray(-16);
      expect(await greeting(env.DISPLAY, cookie)).toBe(1);
      expect(await greeting(env.DISPLAY, Buffer.alloc(16))).toBe(0);
      expect(await greeting(env.DISPLAY, Buffer.alloc(0))).toBe(0);
      expect(serverOf(env.XAUTHORITY)).toHaveLength(1);
    } finally {
      await close();
    }
    expect(serverOf(env.XAUTHORITY)).toEqual([]);
    expect(existsSync(dirname(env.XAUTHORITY))).toBe(false);
  },
);
