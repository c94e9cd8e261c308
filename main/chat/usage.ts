import type { Usage } from '#contract/chat/message.ts';
import type { ModelSpec } from '#contract/chat/provider.ts';
import type { StreamPart } from './language-model.ts';

type Said = Extract<StreamPart, { type: 'finish' }>['usage'];

const MILLION = 1_000_000;

/** What a provider said it took; what it did not say counts as nothing. */
export function usageOf({ inputTokens, outputTokens }: Said): Usage {
  const cached = inputTokens.cacheRead ?? 0;
  const reasoning = outputTokens.reasoning ?? 0;
  return {
    input: inputTokens.total ?? 0,
    output: outputTokens.total ?? 0,
    ...(cached > 0 ? { cached } : {}),
    ...(reasoning > 0 ? { reasoning } : {}),
  };
}

export function addUsage(a: Usage, b: Usage): Usage {
  const cached = (a.cached ?? 0) + (b.cached ?? 0);
  const reasoning = (a.reasoning ?? 0) + (b.reasoning ?? 0);
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    ...(cached > 0 ? { cached } : {}),
    ...(reasoning > 0 ? { reasoning } : {}),
  };
}

/** In USD; undefined when either price is not known. What was cached is counted at the full price: never too little. */
export function costOf(
  { input, output }: Usage,
  { usdPerMTokIn, usdPerMTokOut }: Pick<ModelSpec, 'usdPerMTokIn' | 'usdPerMTokOut'>,
): number | undefined {
  if (usdPerMTokIn === undefined || usdPerMTokOut === undefined) return undefined;
  return (input * usdPerMTokIn + output * usdPerMTokOut) / MILLION;
}
