import type { TurnLimits } from '#contract/chat/conversation.ts';

const LEAST = { steps: 1, calls: 0, tokens: 1, usd: 0 };
const MOST = { steps: 1000, calls: 10_000, tokens: 1_000_000_000, usd: 1_000_000 };

/** Limits as they were typed; none when one of them is no number that can hold. Without an amount money is not limited. */
export function limitsOf(typed: Readonly<Record<keyof TurnLimits, string>>): {
  limits?: TurnLimits;
  wrong: (keyof TurnLimits)[];
} {
  const numbers: Partial<TurnLimits> = {};
  const wrong: (keyof TurnLimits)[] = [];
  for (const name of ['steps', 'calls', 'tokens', 'usd'] as const) {
    const text = typed[name].trim().replace(',', '.');
    if (text === '' && name === 'usd') continue;
    const value = text === '' ? Number.NaN : Number(text);
    if (value >= LEAST[name] && value <= MOST[name] && (name === 'usd' || Number.isInteger(value)))
      numbers[name] = value;
    else wrong.push(name);
  }
  return wrong.length > 0 ? { wrong } : { limits: numbers as TurnLimits, wrong };
}
