import type { ReactNode } from 'react';
import { classes } from './classes.ts';

const TONES = {
  ready: 'text-ready',
  starting: 'text-starting',
  waiting: 'text-waiting',
  degraded: 'text-degraded',
  failed: 'text-failed',
  idle: 'text-idle',
};
export type Tone = keyof typeof TONES;

/** Each state has a shape of its own, so that it can be told without colour. */
const SHAPES = {
  dot: <circle cx="6" cy="6" r="4" fill="currentColor" stroke="none" />,
  ring: <circle cx="6" cy="6" r="3.75" />,
  dashes: <circle cx="6" cy="6" r="3.75" strokeDasharray="2.2 1.72" />,
  arc: <path d="M6 2.25A3.75 3.75 0 1 1 2.25 6" />,
  half: (
    <>
      <circle cx="6" cy="6" r="3.75" />
      <path d="M6 2.25a3.75 3.75 0 0 0 0 7.5Z" fill="currentColor" stroke="none" />
    </>
  ),
  cross: <path d="m2.75 2.75 6.5 6.5m0-6.5-6.5 6.5" />,
  hourglass: (
    <>
      <path d="M2.75 1.75h6.5M2.75 10.25h6.5" />
      <path d="M3.5 1.75v1.5L6 6l2.5-2.75v-1.5M3.5 10.25v-1.5L6 6l2.5 2.75v1.5" strokeLinejoin="round" />
    </>
  ),
  check: <path d="m2.25 6.5 2.5 2.5 5-5.75" />,
  barred: (
    <>
      <circle cx="6" cy="6" r="3.75" />
      <path d="m3.4 8.6 5.2-5.2" />
    </>
  ),
  query: (
    <>
      <path d="M4 4.25a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.45" />
      <path d="M6 9.75v.1" />
    </>
  ),
} satisfies Record<string, ReactNode>;
export type Shape = keyof typeof SHAPES;

/** A mark of 12 beside a word, never instead of one. */
export function Glyph({ shape, tone }: { shape: Shape; tone: Tone }) {
  return (
    <svg
      key={shape}
      viewBox="0 0 12 12"
      aria-hidden
      className={classes(
        'size-3 shrink-0 fill-none stroke-current stroke-[1.6] [stroke-linecap:round]',
        TONES[tone],
        shape === 'arc' ? 'animate-turn' : 'animate-appear',
      )}
    >
      {SHAPES[shape]}
    </svg>
  );
}
