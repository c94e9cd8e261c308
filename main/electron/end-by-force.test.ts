import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MODULE = pathToFileURL(join(import.meta.dirname, 'end-by-force.ts')).href;

/** A program that asks for its end and then does what `then` says; resolves to how it ended, and its watcher's pid. */
function program(limitMs: number, then: string): Promise<{ signal: string | null; watcher: number }> {
  const source = `
    import child_process from 'node:child_process';
    import { syncBuiltinESMExports } from 'node:module';
    const { spawn } = child_process;
    child_process.spawn = (...args) => {
      const child = spawn(...args);
      process.stdout.write(child.pid + '\\n');
      return child;
    };
    syncBuiltinESMExports();
    const { endByForce } = await import(${JSON.stringify(MODULE)});
    endByForce(process.execPath, ${limitMs});
    setTimeout(() => { ${then} }, 50);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (_code, signal) => {
      resolve({ signal, watcher: Number(said) });
    });
  });
}

const lives = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

test.skipIf(process.platform !== 'linux')(
  'a process that hangs is ended, and its watcher with it (told by /proc: on Linux)',
  async () => {
    const { signal, watcher } = await program(500, 'for (;;);');
    expect(signal).toBe('SIGKILL');
    await expect.poll(() => lives(watcher)).toBe(false);
  },
);

test.skipIf(process.platform !== 'linux')(
  'one that ends by itself leaves no watcher behind (told by /proc: on Linux)',
  async () => {
    const { signal, watcher } = await program(600_000, 'process.exit()');
    expect(signal).toBeNull();
    expect(watcher).toBeGreaterThan(0);
    await expect.poll(() => lives(watcher)).toBe(false);
  },
);
