import type { CallRecord } from '#contract/call.ts';
import type { CallFilter } from '#contract/call-query.ts';

type Outcome = NonNullable<CallRecord['outcome']>;

/** How calls end, as a person would ask for it. */
export const ENDS = {
  ok: ['ok'],
  failed: [
    'toolError',
    'invalid',
    'unauthenticated',
    'notFound',
    'limited',
    'open',
    'unavailable',
    'failed',
    'timeout',
    'internal',
  ],
  denied: ['denied'],
  cancelled: ['cancelled'],
  needsInput: ['needsInput'],
  unknown: ['unknown'],
} as const satisfies Record<string, readonly Outcome[]>;
export type End = keyof typeof ENDS;

export const SPANS = ['hour', 'today', 'week', 'month'] as const;
export type Span = (typeof SPANS)[number];

/** The sentence as it was chosen; what is absent chooses nothing. */
export interface Sentence {
  kind?: CallFilter['kind'];
  via?: CallFilter['via'];
  principal?: string | undefined;
  server?: string | undefined;
  name?: string | undefined;
  end?: End | undefined;
  span?: Span | undefined;
}

/** What the engine is asked for. `now`: when the sentence was chosen, epoch ms. */
export function filterOf({ end, span, ...facets }: Sentence, text: string, now: number): CallFilter {
  return {
    ...Object.fromEntries(Object.entries(facets).filter(([, value]) => value !== undefined)),
    ...(text.trim() !== '' && { text }),
    ...(end && { outcome: [...ENDS[end]] }),
    ...(span && { from: startOf(span, now) }),
  };
}

function startOf(span: Span, now: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  switch (span) {
    case 'hour':
      return now - 3_600_000;
    case 'today':
      return day.getTime();
    case 'week':
      return day.setDate(day.getDate() - 6);
    case 'month':
      return day.setDate(day.getDate() - 29);
  }
}
