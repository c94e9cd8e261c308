import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LogLine } from '#contract/server.ts';
import { newLines } from './logs.ts';

const lineAt = (at: number, line = 'x'): LogLine => ({ instance: 'a#1', at, stream: 'stderr', line });

test('however far the window has moved, each new line is shown once', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 40 }), (before, more, window) => {
      const all = Array.from({ length: before + more }, (_, at) => lineAt(Math.floor(at / 2), String(at)));
      const seen = all.slice(0, before).slice(-window);
      const now = all.slice(-window);
      expect(newLines(seen, now)).toEqual(now.filter((line) => !seen.includes(line)));
    }),
  );
});

test('lines that are the same, in the same millisecond, are told apart by their number', () => {
  const same = (count: number): LogLine[] => Array.from({ length: count }, () => lineAt(1));
  expect(newLines(same(2), same(5))).toHaveLength(3);
  expect(newLines([], same(2))).toHaveLength(2);
});
