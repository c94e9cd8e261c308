import type { TurnLimits } from '#contract/chat/conversation.ts';
import type { Usage } from '#contract/chat/message.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';

/** The same call with the same arguments, this often in one turn, is a loop: the last of them is not made. */
const SAME_CALLS = 3;

/** What a turn has taken, against what it may. A reason ends the turn. */
export interface TurnBudget {
  /** Before the model is asked (again). */
  step(): Text | undefined;
  /** Before a call is made; `key` is equal for equal calls. */
  call(tool: string, key: string): Text | undefined;
  spend(usage: Usage, usd: number | undefined): void;
}

export function createTurnBudget(limits: TurnLimits): TurnBudget {
  const same = new Map<string, number>();
  let steps = 0;
  let calls = 0;
  let tokens = 0;
  let usd = 0;

  return {
    step() {
      if (steps >= limits.steps) return text('chat.limitSteps', { limit: limits.steps });
      if (tokens >= limits.tokens) return text('chat.limitTokens', { limit: limits.tokens });
      if (limits.usd !== undefined && usd >= limits.usd && steps > 0) {
        return text('chat.limitUsd', { limit: limits.usd });
      }
      steps += 1;
      return undefined;
    },
    call(tool, key) {
      const times = (same.get(key) ?? 0) + 1;
      same.set(key, times);
      if (times >= SAME_CALLS) return text('chat.loop', { tool, times });
      if (calls >= limits.calls) return text('chat.limitCalls', { limit: limits.calls });
      calls += 1;
      return undefined;
    },
    spend(usage, cost = 0) {
      tokens += usage.input + usage.output;
      usd += cost;
    },
  };
}
