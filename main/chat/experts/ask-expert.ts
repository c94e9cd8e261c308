import type { z } from 'zod';
import type { Usage } from '#contract/chat/message.ts';
import type { ModelRef } from '#contract/chat/provider.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { AskModel, Question } from '../ask-model.ts';
import { readReply } from './model-reply.ts';
import { repairQuestion } from './prompt.ts';

/** What asking took, all tries together. `usd` is absent when the prices are not known. */
export interface Spent {
  usage: Usage;
  usd?: number;
}

type Talk = Question['messages'];

/** `said`: his last words, also where they could not be read. */
export type Replied<T> =
  | { ok: true; value: T; said: string; spent: Spent | undefined }
  | { ok: false; reason: Text; advice?: Text; said?: string; spent: Spent | undefined };

/**
 * Asks one expert for JSON of a shape; an answer that cannot be read is asked for once more, with what is wrong with it.
 * Never rejects; when `signal` aborts it answers at once, whatever the model does.
 */
export async function askExpert<T>(
  askModel: AskModel,
  model: ModelRef,
  asked: { system: string; talk: Talk; schema: z.ZodType<T>; signal: AbortSignal },
): Promise<Replied<T>> {
  const { system, schema, signal } = asked;
  let talk = asked.talk;
  let spent: Spent | undefined;
  for (let tries = 1; ; tries += 1) {
    if (signal.aborted) return { ok: false, reason: reasonOf(signal), spent };
    const answer = await orAborted(askModel(model, { system, messages: talk, signal }), signal);
    if (answer === 'aborted') return { ok: false, reason: reasonOf(signal), spent };
    if (!answer.ok) {
      if (signal.aborted) return { ok: false, reason: reasonOf(signal), spent };
      const { reason, advice } = answer;
      return { ok: false, reason, advice, spent };
    }
    spent = add(spent, answer);
    const { text: said } = answer;
    const read = readReply(said, schema);
    if (read.ok) return { ok: true, value: read.value, said, spent };
    if (tries === 2)
      return { ok: false, reason: text('experts.badAnswer', { problem: read.problem }), said, spent };
    talk = [
      ...talk,
      { role: 'assistant', text: said === '' ? '…' : said },
      { role: 'user', text: repairQuestion(read.problem) },
    ];
  }
}

/** Sums two bills; what one of them does not know nobody knows. */
export function add(before: Spent | undefined, { usage, usd }: Spent): Spent {
  if (before === undefined) return { usage, ...(usd === undefined ? {} : { usd }) };
  const sum = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
  const cached = sum(before.usage.cached, usage.cached);
  const reasoning = sum(before.usage.reasoning, usage.reasoning);
  return {
    usage: {
      input: before.usage.input + usage.input,
      output: before.usage.output + usage.output,
      ...(cached === undefined ? {} : { cached }),
      ...(reasoning === undefined ? {} : { reasoning }),
    },
    ...(before.usd === undefined || usd === undefined ? {} : { usd: before.usd + usd }),
  };
}

/** Whoever aborts a round says why with a Text. */
export function reasonOf(signal: AbortSignal): Text {
  return signal.reason as Text;
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | 'aborted'> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      resolve('aborted');
    };
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
