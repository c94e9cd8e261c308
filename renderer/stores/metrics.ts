import { startTransition, useEffect, useState } from 'react';
import type { SetStateAction } from 'react';
import { create } from 'zustand';
import type { ServerId } from '#contract/ids.ts';
import type { Metrics } from '#contract/metrics.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far back, in about how many points, and how often that is asked again. */
export const RANGES = {
  minutes: { ms: 5 * MINUTE, points: 30, everyMs: 3_000 },
  hour: { ms: HOUR, points: 60, everyMs: 5_000 },
  day: { ms: DAY, points: 120, everyMs: 15_000 },
  week: { ms: 7 * DAY, points: 84, everyMs: 60_000 },
  month: { ms: 30 * DAY, points: 120, everyMs: 60_000 },
  quarter: { ms: 90 * DAY, points: 90, everyMs: 60_000 },
} as const;
export type RangeId = keyof typeof RANGES;

interface Choice {
  range: RangeId;
  /** None: all servers. */
  server: ServerId | undefined;
}

/** What the metrics screen shows; it outlives the screen. */
export const useMetricsChoice = create<Choice>()(() => ({ range: 'hour', server: undefined }));

/** A span of time and what was answered for it. */
export interface Told {
  from: number;
  to: number;
  metrics: Metrics;
}

interface Answer {
  told?: Told;
  problem?: Text;
}

/** Numbers up to now, asked again and again. While another span is asked for, the one before stays. */
export function useMetrics({ range, server }: Choice): Answer {
  const { ms, points, everyMs } = RANGES[range];
  return usePolled(everyMs, `${range} ${server}`, (now) => ({
    from: now - ms,
    to: now,
    points,
    ...(server === undefined ? {} : { server }),
  }));
}

/** Numbers of all servers since midnight. */
export function useToday(): Answer {
  return usePolled(5_000, 'today', (now) => {
    const midnight = new Date(now).setHours(0, 0, 0, 0);
    return { from: Math.min(midnight, now - MINUTE), to: now, points: 96 };
  });
}

/** Numbers of all servers in the last hour, by the minute. */
export function useLastHour(): Answer {
  return usePolled(5_000, 'last hour', (now) => ({ from: now - HOUR, to: now, points: 60 }));
}

/** The same of the last moments, in the finest steps there are: what servers take right now. */
export function useRightNow(): Answer {
  return usePolled(5_000, 'now', (now) => ({ from: now - MINUTE / 2, to: now, points: 10 }));
}

/** What happened to servers since the midnight before last. */
export function useSinceYesterday(): Answer {
  return usePolled(5_000, 'yesterday', (now) => ({
    from: new Date(now).setHours(0, 0, 0, 0) - DAY,
    to: now,
    points: 10,
  }));
}

type Span = { from: number; to: number; points: number; server?: ServerId };

/** `spanAt` may differ from one drawing to the next only when `key` does. */
function usePolled(everyMs: number, key: string, spanAt: (now: number) => Span): Answer {
  const [answer, setAnswer] = useState<Answer>({});
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (next: SetStateAction<Answer>): void => {
      if (current) startTransition(() => setAnswer(next));
    };
    const ask = (): void => {
      const span = spanAt(Date.now());
      request('metrics.query', span)
        .then(
          (metrics) => show({ told: { from: span.from, to: span.to, metrics } }),
          (error: unknown) => show(({ told }) => ({ told, problem: reasonOf(error) })),
        )
        .finally(() => {
          if (current) timer = setTimeout(ask, everyMs);
        });
    };
    ask();
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the key says when the span is another one
  }, [key, everyMs]);
  return answer;
}
