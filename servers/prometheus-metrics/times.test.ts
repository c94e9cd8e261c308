import { expect, test } from 'vitest';
import { Duration, durationSeconds, secondsOf, Step, Time } from './times.ts';

test.each([
  ['1700000000', 1_700_000_000],
  ['1700000000.25', 1_700_000_000.25],
  ['2023-11-14T22:13:20Z', 1_700_000_000],
  ['2023-11-14T23:13:20.5+01:00', 1_700_000_000.5],
])('%s is a time', (time, seconds) => {
  expect(Time.safeParse(time).success).toBe(true);
  expect(secondsOf(time)).toBe(seconds);
});

test.each(['', 'now', '2023-11-14', '2023-11-14T22:13:20', '-5', '1e9', 'Infinity'])(
  '%s is no time',
  (time) => {
    expect(Time.safeParse(time).success).toBe(false);
  },
);

test.each([
  ['15s', 15],
  ['5m', 300],
  ['1h', 3_600],
  ['2d', 172_800],
  ['1w', 604_800],
])('%s is a step of %d s', (step, seconds) => {
  expect(Step.safeParse(step).success).toBe(true);
  expect(durationSeconds(step)).toBe(seconds);
});

test.each(['', '15', '0s', '-1s', '1.5s', '1h30m', '1y', '5ms'])('%s is no step', (step) => {
  expect(Step.safeParse(step).success).toBe(false);
});

test('durations of rule files join units from large to small', () => {
  for (const good of ['0', '0s', '5m', '1h30m', '1y2w3d', '500ms']) {
    expect(Duration.safeParse(good).success).toBe(true);
  }
  for (const bad of ['', '5', '30m1h', '1.5h', 'm']) expect(Duration.safeParse(bad).success).toBe(false);
  expect(durationSeconds('1h30m')).toBe(5_400);
});
