import { createHash } from 'node:crypto';
import type { LanguageModel, Prompt } from './language-model.ts';
import { wrapped } from './wrapped-model.ts';

const SHORT = /^[a-zA-Z0-9]{9}$/;

/**
 * A model whose provider takes ids of calls only as it makes them itself: nine letters and digits. A conversation that
 * another provider began has other ones, and every one of them leads to the same short one again.
 */
export function withShortCallIds(model: LanguageModel): LanguageModel {
  return wrapped(model, (options) => ({ ...options, prompt: withShort(options.prompt) }));
}

function withShort(prompt: Prompt): Prompt {
  return prompt.map((message) => {
    if (message.role === 'assistant') return { ...message, content: message.content.map(shortened) };
    if (message.role === 'tool') return { ...message, content: message.content.map(shortened) };
    return message;
  });
}

function shortened<T extends object>(part: T): T {
  if (!('toolCallId' in part) || typeof part.toolCallId !== 'string' || SHORT.test(part.toolCallId))
    return part;
  return { ...part, toolCallId: createHash('sha256').update(part.toolCallId).digest('hex').slice(0, 9) };
}
