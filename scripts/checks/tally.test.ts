import { expect, test } from 'vitest';
import { closingLine, single, sum, tallyOf } from './tally.mjs';

const file = (statuses: string[], status = statuses.includes('failed') ? 'failed' : 'passed') => ({
  name: 'x.test.ts',
  status,
  assertionResults: statuses.map((one, index) => ({ fullName: `test ${index}`, status: one })),
});
const line = (files: ReturnType<typeof file>[], exitCode: number) =>
  closingLine(tallyOf({ testResults: files }, exitCode));

test('counts passed, failed and skipped, and names the skipped', () => {
  const tally = tallyOf(
    { testResults: [file(['passed', 'failed', 'skipped']), file(['passed', 'todo'])] },
    1,
  );
  expect(tally).toEqual({ passed: 2, failed: 1, skipped: ['test 2', 'test 1'] });
  expect(closingLine(tally)).toBe('2 passed, 1 failed, 2 skipped');
});

test.each([
  ['a file that did not load', [file(['passed']), file([], 'failed')], 1, '1 passed, 1 failed, 0 skipped'],
  ['a test that never ended', [file(['passed', 'pending'], 'failed')], 1, '1 passed, 1 failed, 0 skipped'],
  ['a failure after the last test', [file(['passed'])], 1, '1 passed, 1 failed, 0 skipped'],
  ['no tests at all', [], 0, '0 passed, 1 failed, 0 skipped'],
  ['only skipped tests', [file(['skipped'])], 0, '0 passed, 0 failed, 1 skipped'],
] as const)('%s', (_name, files, exitCode, expected) => {
  expect(line([...files], exitCode)).toBe(expected);
});

test('a run without a report is a failure, and steps add up', () => {
  expect(closingLine(tallyOf(undefined, 0))).toBe('0 passed, 1 failed, 0 skipped');
  expect(closingLine(sum([single(true), single(false), { passed: 3, failed: 0, skipped: ['x'] }]))).toBe(
    '4 passed, 1 failed, 1 skipped',
  );
});
