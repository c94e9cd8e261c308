import { expect, test } from 'vitest';
import { coreShare, spanWords, timeTicks } from './chart-format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([5 * MINUTE, HOUR, DAY, 7 * DAY, 30 * DAY, 90 * DAY])(
  'a span of %d ms has a few round labels',
  (span) => {
    const to = Date.UTC(2026, 4, 7, 9, 41, 23);
    const { ticks, label } = timeTicks(to - span, to);
    expect(ticks.length).toBeGreaterThanOrEqual(3);
    expect(ticks.length).toBeLessThanOrEqual(8);
    expect(new Set(ticks.map(label)).size).toBe(ticks.length);
    for (const at of ticks) {
      expect(at).toBeGreaterThanOrEqual(to - span);
      expect(at).toBeLessThan(to);
      expect(new Date(at).getSeconds() % 10).toBe(0);
    }
  },
);

test('labels of days stand at midnight here', () => {
  const to = Date.UTC(2026, 4, 7, 9, 41, 23);
  for (const at of timeTicks(to - 7 * DAY, to).ticks) expect(new Date(at).getHours()).toBe(0);
});

test('the length of a step in its largest whole unit', () => {
  expect([10_000, MINUTE, 90 * MINUTE, 6 * HOUR, DAY].map(spanWords)).toEqual([
    '10 seconds',
    '1 minute',
    '90 minutes',
    '6 hours',
    '1 day',
  ]);
});

test('a share of a core is a percentage, above one too', () => {
  expect(coreShare(0.125)).toBe('12.5%');
  expect(coreShare(1.4)).toBe('140%');
});
