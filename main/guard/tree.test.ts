import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { processOf } from './process-table.ts';
import { createTree, signalAll, withDescendants } from './tree.ts';
import type { Process } from './process-table.ts';

const started: ChildProcess[] = [];

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

/** A shell that leads a group (unless it is not `detached`), says what `script` prints, and waits. */
async function leader(script: string, env: Record<string, string> = {}, detached = true) {
  const child = spawn('sh', ['-c', `${script}\necho ready; exec sleep 1000`], {
    detached,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started.push(child);
  let said = '';
  for await (const piece of child.stdout) {
    said += String(piece);
    if (said.includes('ready')) break;
  }
  return { pid: child.pid ?? 0, exit: once(child, 'exit'), said: said.split('\n').map(Number) };
}
const pidsOf = (processes: readonly Process[]): number[] =>
  processes.map(({ pid }) => pid).toSorted((a, b) => a - b);

describe.runIf(process.platform === 'linux')('on Linux (/proc)', () => {
  test('whoever is in the group, carries the mark, or descends from one is a member; nobody else', async () => {
    const marked = { PATCHBAY_TEST: 'mark-of-the-tree' };
    const stranger = await leader('');
    const grouped = await leader('env -i sleep 1000 & echo $!');
    const [orphan = 0] = grouped.said;
    const far = await leader('', marked);
    const tree = createTree(grouped.pid, 'mark-of-the-tree', 'PATCHBAY_TEST');
    expect(pidsOf(await tree.members())).toEqual([grouped.pid, orphan, far.pid].toSorted((a, b) => a - b));
    expect(await tree.signal('SIGKILL')).toBe(3);
    await tree.gone();
    expect([grouped.pid, orphan, far.pid].map(processOf)).toEqual([undefined, undefined, undefined]);
    expect(processOf(stranger.pid)).toBeDefined();
  });

  test('a group that was empty once is nobody’s: its number may be given to a stranger', async () => {
    const first = await leader('');
    const tree = createTree(first.pid, 'no-such-mark');
    expect(pidsOf(await tree.members())).toEqual([first.pid]);
    process.kill(first.pid, 'SIGKILL');
    await first.exit;
    expect(await tree.members()).toEqual([]);
    expect(await tree.signal('SIGKILL')).toBe(0);
  });

  test('is gone only when the last has ended', async () => {
    const { pid, exit } = await leader('');
    const tree = createTree(pid, 'no-such-mark');
    let isGone = false;
    const gone = tree.gone().then(() => (isGone = true));
    await tree.members();
    expect(isGone).toBe(false);
    process.kill(pid, 'SIGTERM');
    await exit;
    await gone;
  });

  test('one that has another start time is another process: neither told of nor signalled', async () => {
    const { pid } = await leader('');
    const real = processOf(pid);
    if (real === undefined) throw new Error('it does not run');
    const other = { ...real, startTime: `${real.startTime}0` };
    const all = new Map([[pid, real]]);
    expect(withDescendants([other], all)).toEqual([]);
    expect(withDescendants([real], all)).toEqual([real]);
    expect(signalAll([other], 'SIGKILL')).toBe(0);
    expect(processOf(pid)).toBeDefined();
    expect(signalAll([real], 'SIGKILL')).toBe(1);
  });
});

test('descendants are found once, in a circle too, and never we ourselves', () => {
  const one = (pid: number, parent: number): Process => ({ pid, parent, group: 1, startTime: `${pid}` });
  const family = [one(-1, -3), one(-2, -1), one(-3, -2), one(-9, -8), { ...one(process.pid, -1) }];
  const all = new Map(family.map((member) => [member.pid, member]));
  expect(pidsOf(withDescendants([one(-1, 0)], all))).toEqual([-3, -2, -1]);
});

describe.runIf(process.platform === 'linux')('where there is no /proc (played on Linux)', () => {
  const real = process.platform;
  const play = (platform: string) => Object.defineProperty(process, 'platform', { value: platform });
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tree-'));
  });

  afterEach(() => {
    play(real);
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  test('the group of the child is the tree', async () => {
    const { pid, exit } = await leader('');
    const stranger = await leader('');
    play('darwin');
    const tree = createTree(pid, 'no mark is read');
    expect(await tree.members()).toEqual([{ pid, parent: process.pid, group: pid, startTime: '' }]);
    let isGone = false;
    const gone = tree.gone().then(() => (isGone = true));
    await tree.members();
    expect(isGone).toBe(false);
    expect(await tree.signal('SIGTERM')).toBe(1);
    expect(await exit).toEqual([null, 'SIGTERM']);
    await gone;
    expect(await tree.members()).toEqual([]);
    expect(await tree.signal('SIGKILL')).toBe(0);
    expect(processOf(stranger.pid)).toBeDefined();
  });

  test('a signal goes to the whole group', async () => {
    const { pid, exit, said } = await leader('sleep 1000 & echo $!');
    const [member = 0] = said;
    expect(processOf(member)).toMatchObject({ group: pid });
    play('darwin');
    expect(await createTree(pid, 'no mark is read').signal('SIGKILL')).toBe(1);
    await exit;
    play(real);
    await expect.poll(() => processOf(member)).toBeUndefined();
  });

  test('on Windows taskkill ends the tree, by force when it must', async () => {
    const noted = path.join(folder, 'noted');
    const script = `#!/bin/sh\necho "$@" >> '${noted}'\n[ "$4" != /F ] || kill -9 "$2"\n`;
    writeFileSync(path.join(folder, 'taskkill'), script, { mode: 0o755 });
    vi.stubEnv('PATH', `${folder}${path.delimiter}${process.env['PATH'] ?? ''}`);
    const { pid, exit } = await leader('', {}, false);
    play('win32');
    const tree = createTree(pid, 'no mark is read');
    expect(await tree.signal('SIGTERM')).toBe(1);
    expect(await tree.signal('SIGKILL')).toBe(1);
    expect(await exit).toEqual([null, 'SIGKILL']);
    expect(await tree.signal('SIGKILL')).toBe(0);
    expect(readFileSync(noted, 'utf8')).toBe(`/PID ${pid} /T\n/PID ${pid} /T /F\n`);
  });
});
