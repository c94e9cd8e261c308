import { z } from 'zod';

const UNIX = /^\d{1,12}(\.\d{1,9})?$/;
const AGO = /^(\d{1,9})([smhd])$/;
const UNIT_SECONDS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** RFC 3339, Unix seconds, or how long ago: 30s, 10m, 2h, 1d. */
export const Moment = z
  .string()
  .refine(
    (given) =>
      UNIX.test(given) || AGO.test(given) || z.iso.datetime({ offset: true }).safeParse(given).success,
    'is no moment such as 2026-01-31T12:00:00Z, 1769860800 or 10m',
  );

/** Whole Unix seconds of a {@link Moment}; `now` in milliseconds. */
export function secondsOf(moment: string, now: number): number {
  const [, amount, unit = 's'] = AGO.exec(moment) ?? [];
  if (amount !== undefined) return Math.floor(now / 1000 - Number(amount) * (UNIT_SECONDS[unit] ?? 1));
  return Math.floor(UNIX.test(moment) ? Number(moment) : Date.parse(moment) / 1000);
}
