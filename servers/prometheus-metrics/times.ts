import { z } from 'zod';

const UNIX = /^\d{1,12}(\.\d{1,9})?$/;

/** RFC 3339 or Unix seconds, as Prometheus takes them. */
export const Time = z
  .string()
  .refine((given) => UNIX.test(given) || z.iso.datetime({ offset: true }).safeParse(given).success, {
    message: 'is neither RFC 3339, such as 2026-01-31T12:00:00Z, nor Unix seconds',
  });

/** Unix seconds of a {@link Time}. */
export function secondsOf(time: string): number {
  return UNIX.test(time) ? Number(time) : Date.parse(time) / 1000;
}

const UNITS = { ms: 0.001, s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800, y: 31_536_000 } as const;

/** A number and one unit, not zero: 15s, 5m, 1h, 7d, 2w. */
export const Step = z
  .string()
  .regex(/^\d{1,9}[smhdw]$/, 'is not a step such as 15s, 5m, 1h, 7d or 2w')
  .refine((step) => durationSeconds(step) > 0, { message: 'is zero' });

const DURATION = /^(?=.)(\d{1,9}y)?(\d{1,9}w)?(\d{1,9}d)?(\d{1,9}h)?(\d{1,9}m)?(\d{1,9}s)?(\d{1,9}ms)?$|^0$/;

/** As rule files have them: 0, 30s, 5m, 1h30m. */
export const Duration = z.string().regex(DURATION, 'is not a duration such as 30s, 5m or 1h30m');

/** Seconds of a {@link Step} or {@link Duration}. */
export function durationSeconds(duration: string): number {
  return [...duration.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit as keyof typeof UNITS],
    0,
  );
}
