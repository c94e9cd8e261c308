import type { Outcome } from '#contract/outcome.ts';
import type { Text } from '#contract/text.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { beginning, resultText } from './result-text.ts';

const SHOWN_CHARS = 500;

/** Why a call gave no result, for people. */
export function problemOfOutcome(outcome: Exclude<Outcome, { outcome: 'ok' }>): Text {
  switch (outcome.outcome) {
    case 'toolError':
      return text('experts.toolError', { said: saidBy(outcome.payload) });
    case 'needsInput':
      return text('experts.needsInput');
    case 'unavailable':
      return outcome.reason;
    default:
      return outcome.message;
  }
}

function saidBy(payload: Extract<Outcome, { outcome: 'toolError' }>['payload']): string {
  try {
    return beginning(resultText('tool', payload.json()), SHOWN_CHARS);
  } catch (error) {
    return problemOf(error);
  }
}
