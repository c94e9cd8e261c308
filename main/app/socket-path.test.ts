import { chmodSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { engineSocketPath, makeSocketFolder } from './socket-path.ts';

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-path-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

test.skipIf(process.platform === 'win32')(
  'in the home where that is short enough, counted in bytes (Windows has named pipes)',
  () => {
    expect(engineSocketPath('/home/me/patchbay')).toBe('/home/me/patchbay/engine.sock');
    const long = `/${'ü'.repeat(50)}`;
    const path = engineSocketPath(long, 'linux', '/tmp');
    expect(path).toMatch(/^\/tmp\/patchbay-[0-9a-f]{16}\/engine\.sock$/);
    expect(engineSocketPath(`${long}x`, 'linux', '/tmp')).not.toBe(path);
  },
);

test('a named pipe on Windows', () => {
  expect(engineSocketPath('C:\\home', 'win32')).toMatch(/^\\\\\.\\pipe\\patchbay-[0-9a-f]{16}$/);
});

test.skipIf(process.platform === 'win32')(
  'a folder outside of the home is made for us alone, or not used (Windows has named pipes)',
  () => {
    const path = join(scratch, 'own', 'engine.sock');
    const make = (): void => {
      makeSocketFolder(path, '/home/me');
    };
    make();
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    make();
    chmodSync(dirname(path), 0o755);
    expect(make).toThrow('not a folder of its own');
    symlinkSync('/tmp', join(scratch, 'link'));
    expect(() => {
      makeSocketFolder(join(scratch, 'link', 'engine.sock'), '/home/me');
    }).toThrow('not a folder of its own');
  },
);
