import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { mutantsOf } from './mutants.ts';
import { isMeant, SPARED } from './spared.ts';

/** The guards, and the tests that have to notice each fault in them. */
const GUARDS = [
  {
    guard: 'path',
    sources: ['path-jail', 'regular-file', 'unmoved', 'windows-path'],
    tests: ['path-jail', 'regular-file', 'regular-file-race.mocked', 'unmoved', 'windows-path'],
  },
  {
    guard: 'SSRF',
    sources: ['egress', 'egress-addresses', 'egress-refusal'],
    tests: ['egress', 'egress-connect', 'egress-redirects'],
  },
  {
    guard: 'exec',
    sources: ['exec', 'capture', 'tree', 'process-table', 'program', 'inherited-environment'],
    tests: ['exec', 'program', 'process-table', 'tree', 'inherited-environment'],
  },
];
const LANES = 2;
/** A fault that makes a test wait for ever is noticed too. */
const PATIENCE_MS = 120_000;
/** A fault in what ends processes could end anybody's: they see none but their own. */
const APART = [
  ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']),
  '--pid',
  '--fork',
  '--mount-proc',
  '--kill-child',
];
const canBeApart = spawnSync('unshare', [...APART, 'true']).status === 0;
const scratch = mkdtempSync(join(tmpdir(), 'patchbay-mutants-'));

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Whether the tests pass with this text in place of a source. */
async function passes(
  source: string,
  text: string,
  tests: readonly string[],
  name: string,
): Promise<boolean> {
  const file = join(scratch, `${name}.ts`);
  writeFileSync(file, text);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/mutants/mutated.config.ts'];
  const child = spawn('unshare', [...APART, process.execPath, ...vitest, ...tests], {
    env: { ...process.env, PATCHBAY_MUTATED: source, PATCHBAY_MUTANT: file },
    stdio: 'ignore',
  });
  const patience = new AbortController();
  const end = once(child, 'exit') as Promise<[number | null]>;
  const late = delay(PATIENCE_MS, undefined, { signal: patience.signal }).then(
    () => child.kill('SIGKILL'),
    () => undefined,
  );
  const [code] = await end;
  patience.abort();
  await late;
  return code === 0;
}

test.skipIf(!canBeApart).each(GUARDS)(
  'no fault in the guard of $guard goes unnoticed by its tests (needs unshare)',
  { timeout: 3_600_000 },
  async ({ sources, tests }) => {
    const files = tests.map((name) => `main/guard/${name}.test.ts`);
    const all = sources.flatMap((name) => {
      const source = `main/guard/${name}.ts`;
      return mutantsOf(readFileSync(source, 'utf8')).map((mutant) => ({ source, ...mutant }));
    });
    const [first] = all;
    // Without a fault they pass, so what fails later fails for the fault.
    expect(await passes(first?.source ?? '', readFileSync(first?.source ?? '', 'utf8'), files, 'none')).toBe(
      true,
    );
    const rest = all.filter((mutant) => !SPARED.some((one) => isMeant(one, mutant.source, mutant))).entries();
    const survivors: string[] = [];
    const lane = async (): Promise<void> => {
      for (const [at, { source, line, was, is, text }] of rest) {
        if (await passes(source, text, files, String(at)))
          survivors.push(`${source}:${line} ${was} -> ${is}`);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    expect(all.length).toBeGreaterThan(20);
    expect(survivors).toEqual([]);
  },
);

test('what is spared is still a fault that could be made', () => {
  const stale = SPARED.filter((one) => {
    const source = `main/guard/${one.source}.ts`;
    return !mutantsOf(readFileSync(source, 'utf8')).some((mutant) => isMeant(one, source, mutant));
  });
  expect(stale).toEqual([]);
});
