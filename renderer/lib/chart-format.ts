import { LANGUAGE } from './messages.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances between the labels of a time axis that a person can read. */
const STEPS = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
];
const LABELS = 7;

const percent = new Intl.NumberFormat(LANGUAGE, { style: 'percent', maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short' });
const minute = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const second = new Intl.DateTimeFormat(LANGUAGE, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const whole = new Intl.DateTimeFormat(LANGUAGE, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** A share of one core: "12.5%", "140%". */
export function coreShare(share: number): string {
  return percent.format(share);
}

/** A whole number of days, hours, minutes or seconds: "6 hours". */
export function spanWords(ms: number): string {
  const [unit, length] =
    ms % DAY === 0
      ? (['day', DAY] as const)
      : ms % HOUR === 0
        ? (['hour', HOUR] as const)
        : ms % MINUTE === 0
          ? (['minute', MINUTE] as const)
          : (['second', SECOND] as const);
  return new Intl.NumberFormat(LANGUAGE, { style: 'unit', unit, unitDisplay: 'long' }).format(ms / length);
}

/** A moment in a table or under the pointer. */
export function momentOf(at: number): string {
  return whole.format(at);
}

/** Round moments of this place's clock between two others, and how to write them. */
export function timeTicks(from: number, to: number): { ticks: number[]; label: (at: number) => string } {
  const step = STEPS.find((one) => (to - from) / one <= LABELS) ?? 90 * DAY;
  // Clocks differ from UTC by whole quarters of an hour; where they change in between, that hour is off.
  const shift = new Date(from).getTimezoneOffset() * MINUTE;
  const ticks: number[] = [];
  for (let at = Math.ceil((from - shift) / step) * step + shift; at < to; at += step) ticks.push(at);
  const format = step >= DAY ? day : step >= MINUTE ? minute : second;
  return { ticks, label: (at) => format.format(at) };
}
