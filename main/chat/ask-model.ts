import type { Usage } from '#contract/chat/message.ts';
import type { ModelRef } from '#contract/chat/provider.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { failureOf } from './model-failure.ts';
import type { ModelFailure } from './model-failure.ts';
import type { Prompt } from './language-model.ts';
import { patiently } from './patience.ts';
import type { Tried } from './patience.ts';
import type { Providers } from './providers.ts';
import { costOf, usageOf } from './usage.ts';

export interface Question {
  system?: string;
  messages: readonly { role: 'user' | 'assistant'; text: string }[];
  /** Ends it; then the answer is a failure. */
  signal: AbortSignal;
  limits?: { outputTokens?: number };
}

export type Answer =
  | { ok: true; text: string; usage: Usage; usd?: number; cut?: 'length' | 'filtered' }
  | ({ ok: false } & ModelFailure);

/** Asks any configured model once, without tools. Never rejects; waits where the provider says that it is busy. */
export type AskModel = (ref: ModelRef, question: Question) => Promise<Answer>;

export function createAskModel({
  providers,
  clock,
}: {
  providers: Pick<Providers, 'open'>;
  clock: Clock;
}): AskModel {
  return async (ref, { system, messages, signal, limits }) => {
    const opened = await providers.open(ref);
    if (!opened.ok) return { ok: false, ...opened.failure };
    const { model, spec, limit, context } = opened.open;
    const maxOutputTokens = least(limits?.outputTokens, limit);
    const prompt: Prompt = [
      ...(system === undefined || system === '' ? [] : [{ role: 'system' as const, content: system }]),
      ...messages.map(({ role, text }) => ({ role, content: [{ type: 'text' as const, text }] })),
    ];
    type Made = Awaited<ReturnType<typeof model.doGenerate>>;
    const once = async (): Promise<Tried<Made>> => {
      try {
        const options = {
          prompt,
          abortSignal: signal,
          ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
        };
        return { ok: true, value: await model.doGenerate(options) };
      } catch (error) {
        return { ok: false, failure: failureOf(error, context), begun: false };
      }
    };
    const tried = await patiently(once, { clock, signal, onWait: () => undefined });
    if (!tried.ok) return { ok: false, ...tried.failure };
    const { content, finishReason } = tried.value;
    const usage = usageOf(tried.value.usage);
    const usd = costOf(usage, spec);
    const cut = { length: 'length', 'content-filter': 'filtered' } as const;
    const reason = finishReason.unified;
    return {
      ok: true,
      text: content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(''),
      usage,
      ...(usd === undefined ? {} : { usd }),
      ...(reason === 'length' || reason === 'content-filter' ? { cut: cut[reason] } : {}),
    };
  };
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}
