import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogLine } from '#contract/server.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import type { FakeClock } from '#main/kernel/fake-clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createLineSplitter, plainLine } from './line-splitter.ts';
import { createLogFile } from './log-file.ts';
import { createLogs } from './logs.ts';
import type { LogsOptions } from './logs.ts';

let dir: string;
let told: LogLine[][];
let problems: string[];
let clock: FakeClock;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'patchbay-logs-'));
  told = [];
  problems = [];
  clock = createFakeClock(0);
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const options = (given: Partial<LogsOptions> = {}): LogsOptions => ({
  dir: join(dir, 'logs'),
  clock,
  logger: createLogger((line) => problems.push(line)),
  redact: (line) => line.replaceAll('s3cret', '***'),
  onLog: (lines) => told.push(lines),
  ...given,
});
const feed = (...pieces: (string | Buffer)[]): Readable =>
  Readable.from(pieces.map((piece) => Buffer.from(piece)));

test('lines are cut where they end, whatever the pieces, and the last needs no end', () => {
  const splitter = createLineSplitter();
  const euro = Buffer.from('a€b\nc');
  const lines = [...euro].flatMap((byte) => splitter.push(Buffer.from([byte])));
  expect([...lines, ...splitter.end()]).toEqual(['a€b', 'c']);
  expect(splitter.push(Buffer.from('1\n\n2\n'))).toEqual(['1', '', '2']);
  expect(splitter.end()).toEqual([]);
});

test('a line without end is held in bounded memory', () => {
  const splitter = createLineSplitter();
  for (let n = 0; n < 100; n += 1) splitter.push(Buffer.alloc(4096, 'x'));
  expect(splitter.push(Buffer.from('\nnext\n')).map((line) => line.length)).toEqual([32 * 1024, 4]);
});

test.each([
  ['\u001b[31mred\u001b[0m', 'red'],
  ['10%\r50%\r100%\r', '100%'],
  ['bell\u0007 back\b tab\t.', 'bell back tab\t.'],
  ['\u001b]0;title\u0007text', 'text'],
])('%j is kept as %j', (raw, plain) => {
  expect(plainLine(raw)).toBe(plain);
});

test('secrets are masked in memory, on disk and in what is told, also where colours hide them', async () => {
  const logs = createLogs(options());
  await logs.collect('files#1', feed('a s3cret here\n', 'hidden s3\u001b[1mcret\n'));
  await logs.flush();
  const lines = ['a *** here', 'hidden ***'];
  expect(logs.last('files#1', 10).map(({ line }) => line)).toEqual(lines);
  expect(told.flat().map(({ line }) => line)).toEqual(lines);
  expect(readFileSync(join(dir, 'logs', 'files#1.log'), 'utf8')).toBe(
    lines.map((line) => `1970-01-01T00:00:00.000Z stderr ${line}\n`).join(''),
  );
});

test('a secret across the cut of a long line does not show its first half', async () => {
  const logs = createLogs(options());
  await logs.collect('files#1', feed(`${'x'.repeat(8 * 1024 - 3)}s3cret tail\n`));
  const [line] = logs.last('files#1', 1);
  expect(line?.line).toBe(`${'x'.repeat(8 * 1024 - 3)}***`);
});

test('2,000 lines are held in memory and told at most; all are on disk', async () => {
  const logs = createLogs(options());
  const all = Array.from({ length: 5_000 }, (_, n) => `line ${n}`);
  await logs.collect('files#1', feed(`${all.join('\n')}\n`));
  await logs.flush();
  expect(logs.last('files#1', 10_000).map(({ line }) => line)).toEqual(all.slice(-2_000));
  expect(logs.last('files#1', 2).map(({ line }) => line)).toEqual(all.slice(-2));
  expect(told.map((lines) => lines.length)).toEqual([2_000]);
  expect(readFileSync(join(dir, 'logs', 'files#1.log'), 'utf8').split('\n')).toHaveLength(5_001);
});

test('lines are told in batches, by instance, after 50 ms', async () => {
  const logs = createLogs(options());
  await logs.collect('files#1', feed('one\n'));
  await logs.collect('other#1', feed('two\n', 'three\n'));
  expect(told).toEqual([]);
  clock.advance(50);
  expect(told.map((lines) => lines.map(({ line }) => line))).toEqual([['one'], ['two', 'three']]);
  await logs.flush();
  expect(readdirSync(join(dir, 'logs'))).toEqual(['files#1.log', 'other#1.log']);
});

test('a disk that does not take the log is said once and costs nothing else', async () => {
  writeFileSync(join(dir, 'file'), '');
  const logs = createLogs(options({ dir: join(dir, 'file') }));
  for (const line of ['one\n', 'two\n']) {
    await logs.collect('files#1', feed(line));
    await logs.flush();
  }
  expect(problems).toHaveLength(1);
  expect(logs.last('files#1', 10)).toHaveLength(2);
});

test('a full file is moved aside and the oldest is given up', async () => {
  const path = join(dir, 'files#1.log');
  const file = createLogFile(path, { maxBytes: 10, files: 3 });
  for (const text of ['aaaaaaa\n', 'bbbbbbb\n', 'ccccccc\n', 'ddddddd\n', 'e\n']) await file.append(text);
  expect(readdirSync(dir)).toEqual(['files#1.log', 'files#1.log.1', 'files#1.log.2']);
  expect(readFileSync(path, 'utf8')).toBe('ddddddd\ne\n');
  expect(readFileSync(`${path}.2`, 'utf8')).toBe('bbbbbbb\n');
  const later = createLogFile(path, { maxBytes: 10, files: 3 });
  await later.append('f\n');
  expect(readFileSync(path, 'utf8')).toBe('f\n');
});
