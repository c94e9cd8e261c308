import type { Verbs } from '#contract/verbs.ts';

/** Whether "always" may be given without a pattern on the arguments: nothing that destroys, executes, sends, or that nobody knows. */
export function isAlwaysSafe({ verbs, source }: Verbs): boolean {
  return (
    source !== 'unknown' &&
    verbs.length > 0 &&
    !verbs.some((verb) => verb === 'destroy' || verb === 'execute' || verb === 'send')
  );
}
