import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { endBrowserLeftovers } from './browser-leftovers.ts';

test.skipIf(process.platform !== 'linux')(
  'what is younger than we are, or of another folder, is left alone (found by /proc: on Linux)',
  async () => {
    const idle = 'setInterval(() => {}, 1000)';
    const args = ['-e', idle, '--', '--type=gpu-process', '--user-data-dir=/nowhere/of-this-test'];
    const helper = spawn(process.execPath, args, { stdio: 'ignore' });
    await once(helper, 'spawn');
    expect(await endBrowserLeftovers('/nowhere/of-this-test')).toBe(0);
    expect(await endBrowserLeftovers('/nowhere/else')).toBe(0);
    expect(helper.exitCode ?? helper.signalCode).toBeNull();
    helper.kill('SIGKILL');
    await once(helper, 'exit');
  },
);

test.skipIf(process.platform !== 'linux')(
  'an older helper of this folder is ended (found by /proc: on Linux)',
  async () => {
    // The helper is older than the process that looks for it.
    const idle = 'setInterval(() => {}, 1000)';
    const args = ['-e', idle, '--', '--type=gpu-process', '--user-data-dir=/nowhere/of-that-test'];
    const helper = spawn(process.execPath, args, { stdio: 'ignore' });
    const gone = once(helper, 'exit');
    const look = `await new Promise((r) => setTimeout(r, 50)); const { endBrowserLeftovers } = await import(${JSON.stringify(new URL('./browser-leftovers.ts', import.meta.url).href)}); process.exitCode = await endBrowserLeftovers('/nowhere/of-that-test');`;
    await once(helper, 'spawn');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const looker = spawn(process.execPath, ['--input-type=module', '-e', look], { stdio: 'ignore' });
    const [code] = (await once(looker, 'exit')) as [number];
    expect(code).toBe(1);
    expect((await gone)[1]).toBe('SIGKILL');
  },
);
