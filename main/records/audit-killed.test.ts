import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '#main/kernel/clock.ts';
import { callId, createAuditBench, isWhole } from './testing/audit-bench.ts';

// Every call leaves, every second one comes back; a number is printed once its intent has returned.
const SOURCE = `
  import { writeSync } from 'node:fs';
  import { systemClock } from ${JSON.stringify(import.meta.resolve('../kernel/clock.ts'))};
  import { callOf, createAuditBench } from ${JSON.stringify(import.meta.resolve('./testing/audit-bench.ts'))};
  const audit = createAuditBench(systemClock, process.argv[1]).run('killed');
  audit.started();
  for (let n = 1; ; n += 1) {
    audit.intent(callOf(n));
    writeSync(1, n + '\\n');
    if (n % 2 === 0) audit.outcome(callOf(n, { outcome: 'ok' }));
    if (n % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  }`;

test('every intent that returned survives SIGKILL, the chain is whole, and what was on its way is unknown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-killed-'));
  try {
    const child = spawn(process.execPath, ['--input-type=module', '-e', SOURCE, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.length > 4000) child.kill('SIGKILL');
    });
    const signal = await new Promise((resolve) => child.on('close', (_, how) => resolve(how)));
    expect(signal).toBe('SIGKILL');
    if (process.platform === 'linux') expect(isGone(child.pid)).toBe(true);
    const printed = out.split('\n').slice(0, -1).map(Number);
    expect(printed.length).toBeGreaterThan(500);

    const bench = createAuditBench(systemClock, folder);
    expect(isWhole(bench.rows())).toBe(true);
    const count = (kind: string): number => bench.bodies().filter((body) => body.kind === kind).length;
    const [intents, outcomes] = [count('intent'), count('outcome')];
    expect(outcomes).toBeGreaterThan(100);
    expect(intents - printed.length).toBeLessThanOrEqual(1);
    const audit = bench.run('next');
    const left = new Set(bench.bodies().map(({ call }) => call?.id));
    expect(printed.filter((n) => !left.has(callId(n)))).toEqual([]);
    expect(audit.closeUnknown()).toBe(intents - outcomes);
    expect((await bench.get(callId(1)))?.outcome).toBe('unknown');
    expect((await bench.get(callId(2)))?.outcome).toBe('ok');
    expect(audit.closeUnknown()).toBe(0);
    expect(isWhole(bench.rows())).toBe(true);
    bench.remove();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function isGone(pid: number | undefined): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .startsWith('Z');
  } catch {
    return true;
  }
}
