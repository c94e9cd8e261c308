// What others may do to a path between the look at it and the opening of it.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type * as Files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readRegularFile, replaceRegularFile } from './regular-file.ts';

const between = vi.hoisted(() => ({ act: undefined as (() => void) | undefined }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Files>();
  const lstat = async (file: string) => {
    const info = await real.lstat(file);
    between.act?.();
    between.act = undefined;
    return info;
  };
  return { ...real, lstat };
});
vi.mock('node:crypto', () => ({ randomBytes: (size: number) => Buffer.alloc(size) }));

let base = '';
const at = (...names: string[]): string => path.join(base, ...names);
const { signal } = new AbortController();

beforeEach(() => {
  base = realpathSync(mkdtempSync(path.join(tmpdir(), 'race-')));
  mkdirSync(at('in'));
  mkdirSync(at('out'));
  writeFileSync(at('in/a.txt'), 'old');
  writeFileSync(at('out/a.txt'), 'secret');
});

afterEach(() => {
  between.act = undefined;
  rmSync(base, { recursive: true });
});

describe.skipIf(process.platform !== 'linux')(
  'between the look and the opening (FIFO, /proc: on Linux)',
  () => {
    const opened = (): string[] =>
      readdirSync('/proc/self/fd').flatMap((fd) => {
        try {
          const file = readlinkSync(`/proc/self/fd/${fd}`);
          return file.startsWith(base) ? [file] : [];
        } catch {
          return [];
        }
      });
    const swapFor = (make: () => void) => {
      between.act = () => {
        rmSync(at('in/a.txt'));
        make();
      };
    };

    test('a FIFO is noticed, nobody waits for it, and it is closed again', async () => {
      swapFor(() => execFileSync('mkfifo', [at('in/a.txt')]));
      expect(await readRegularFile(at('in/a.txt'), 9, signal)).toEqual({ problem: 'special' });
      expect(opened()).toEqual([]);
    });

    test('a FIFO is not written into', async () => {
      swapFor(() => execFileSync('mkfifo', [at('in/a.txt')]));
      const writing = replaceRegularFile(at('in/a.txt'), Buffer.from('x'), signal);
      await expect(writing).rejects.toMatchObject({ code: 'ENXIO' });
    });

    test('a symlink is not followed', async () => {
      swapFor(() => symlinkSync(at('out/a.txt'), at('in/a.txt')));
      await expect(readRegularFile(at('in/a.txt'), 9, signal)).rejects.toMatchObject({ code: 'ELOOP' });
      rmSync(at('in/a.txt'));
      writeFileSync(at('in/a.txt'), 'old');
      swapFor(() => symlinkSync(at('out/a.txt'), at('in/a.txt')));
      const writing = replaceRegularFile(at('in/a.txt'), Buffer.from('x'), signal);
      await expect(writing).rejects.toMatchObject({ code: 'ELOOP' });
      expect(readFileSync(at('out/a.txt'), 'utf8')).toBe('secret');
      expect(opened()).toEqual([]);
    });

    test('a temporary file that somebody laid there before is not used', async () => {
      symlinkSync(at('out/a.txt'), at(`in/.patchbay-${'0'.repeat(16)}.tmp`));
      const writing = replaceRegularFile(at('in/a.txt'), Buffer.from('x'), signal);
      await expect(writing).rejects.toMatchObject({ code: 'EEXIST' });
      expect(readFileSync(at('in/a.txt'), 'utf8')).toBe('old');
      expect(readFileSync(at('out/a.txt'), 'utf8')).toBe('secret');
    });
  },
);
