import type { Text } from '#contract/text.ts';

/** Why the engine cannot start at all, and what to do about it. Shown instead of the window. */
export class StartFailure extends Error {
  readonly reason: Text;
  readonly advice: Text;

  constructor(reason: Text, advice: Text) {
    super(reason.code);
    this.name = 'StartFailure';
    this.reason = reason;
    this.advice = advice;
  }
}
