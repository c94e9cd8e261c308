import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Measure } from './measure.ts';

const Target = z.strictObject({
  /** The figure is to be at most this. */
  most: z.number().optional(),
  /** The figure is to be at least this. */
  least: z.number().optional(),
  /** Who says so. */
  from: z.string().min(1),
});
const Targets = z.record(
  z.string(),
  Target.refine(({ most, least }) => (most === undefined) !== (least === undefined), {
    message: 'a target has either most or least',
  }),
);
export type Targets = z.infer<typeof Targets>;

/** A figure beside its target, as `--json` writes it; both are null for a figure that has none. */
export interface Judged extends Measure {
  target: string | null;
  holds: boolean | null;
}

export function readTargets(): Targets {
  return Targets.parse(JSON.parse(readFileSync(new URL('targets.json', import.meta.url), 'utf8')));
}

/** Whether each figure is as it should be. */
export function judge(measures: readonly Measure[], targets: Targets): Judged[] {
  return measures.map((measure) => {
    const target = targets[measure.name];
    if (target === undefined) return { ...measure, target: null, holds: null };
    const { most = Infinity, least = -Infinity } = target;
    const bound = target.most === undefined ? `at least ${least}` : `at most ${most}`;
    // A figure that is no number holds nothing.
    return { ...measure, target: bound, holds: measure.value <= most && measure.value >= least };
  });
}

/** What `--json` writes: `[{name, value, unit, target, holds}]`. */
export function jsonOf(judged: readonly Judged[]): string {
  return `${JSON.stringify(judged, undefined, 2)}\n`;
}
