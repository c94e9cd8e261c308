import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallRecord } from '#contract/call.ts';
import { exportCalls } from './export.ts';
import { callOf } from './testing/audit-bench.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-export-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const now = Date.UTC(2026, 10, 22, 14, 50, 33);
const pages = (...all: CallRecord[][]) => ({
  page: ({ before = 0 }: { before?: number | undefined }) =>
    Promise.resolve({
      calls: all[before] ?? [],
      ...(before + 1 < all.length ? { next: before + 1 } : {}),
    }),
});
const calls = [
  callOf(1, {
    outcome: 'ok',
    result: { content: [] },
    totalMs: 1.5,
    decision: { effect: 'allow', rule: 'r' },
  }),
  callOf(2, { name: '=HYPERLINK("http://x")', args: { a: 'one, "two"\nthree' }, outcome: 'failed' }),
  callOf(3, { server: '@sum', name: '-1+1', principal: '\tx', outcome: 'ok' }),
];

test('JSON Lines hold whole records over all pages, in a new file of this user alone', async () => {
  const search = pages(calls.slice(0, 2), calls.slice(2));
  const first = await exportCalls(search, { filter: {}, format: 'jsonl', folder, now });
  const second = await exportCalls(search, { filter: {}, format: 'jsonl', folder, now });
  expect(first).toEqual({ path: join(folder, 'patchbay-calls-2026-11-22-145033.jsonl'), count: 3 });
  expect(second.path).toBe(join(folder, 'patchbay-calls-2026-11-22-145033-2.jsonl'));
  const lines = readFileSync(first.path, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(calls);
  expect(statSync(first.path).mode & 0o777).toBe(0o600);
});

test('CSV quotes what it must, and nothing in it is a formula', async () => {
  const { path } = await exportCalls(pages(calls), { filter: {}, format: 'csv', folder, now });
  const text = readFileSync(path, 'utf8');
  const [head, first] = text.split('\r\n');
  expect(head).toBe(
    'at,id,kind,server,name,via,principal,outcome,decision,rule,totalMs,waitedMs,upstreamMs,arguments,message',
  );
  expect(first).toBe(
    `1970-01-01T00:00:01.001Z,${calls[0]?.id},tool,files,write_file,desk,owner,ok,allow,r,1.5,,,"{""path"":""/tmp/1""}",`,
  );
  expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(text).toContain(`,'@sum,'-1+1,desk,'\tx,ok,`);
  expect(text).toContain(`"{""a"":""one, \\""two\\""\\nthree""}"`);
});

test('what fails in the middle leaves no file', async () => {
  const search = {
    page({ before }: { before?: number | undefined }) {
      if (before !== undefined) throw new Error('database is closed');
      return Promise.resolve({ calls, next: 1 });
    },
  };
  await expect(exportCalls(search, { filter: {}, format: 'csv', folder, now })).rejects.toThrow('closed');
  expect(readdirSync(folder)).toEqual([]);
});
