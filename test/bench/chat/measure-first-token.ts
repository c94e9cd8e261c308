import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { alternate } from '../alternate.ts';
import type { Measurement } from '../measure.ts';
import { median, medianOf } from '../statistics.ts';
import { PROVIDER, openChatEngine } from './chat-engine.ts';
import type { ChatEngine } from './chat-engine.ts';

const MODEL = 'talk-20';
const SAID = 'Hello, are you there?';

interface Round {
  ms: number;
}

/** From the request of a window to the event with the first words. */
async function throughPatchbay({ bay, heard }: ChatEngine): Promise<Round> {
  const model = { provider: PROVIDER, model: MODEL };
  const { id } = await bay.ask('conversation.create', { change: { model } });
  const began = performance.now();
  const first = heard((event) => {
    if (event.type === 'message.appended' && event.conversation === id) return true;
    if (event.type !== 'message.changed' || event.message.conversation !== id) return undefined;
    const { role, parts } = event.message;
    return role === 'assistant' && parts.some((part) => part.type === 'text' && part.text !== '')
      ? true
      : undefined;
  });
  await bay.ask('turn.send', { conversation: id, parts: [{ type: 'text', text: SAID }] });
  await first;
  const ms = performance.now() - began;
  // The rest of the answer must not fall on the next round.
  await heard((event) =>
    event.type === 'conversation.changed' && event.conversation.id === id && !event.conversation.running
      ? true
      : undefined,
  );
  return { ms };
}

/** The provider package by itself, and nothing else. */
async function alone({ url }: ChatEngine): Promise<Round> {
  const model = createOpenAICompatible({ name: 'lab', baseURL: url, includeUsage: true })(MODEL);
  const began = performance.now();
  const { stream } = await model.doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: SAID }] }],
  });
  let ms: number | undefined;
  for await (const part of stream) if (part.type === 'text-delta') ms ??= performance.now() - began;
  if (ms === undefined) throw new Error('the model said nothing');
  return { ms };
}

/** What Patchbay puts before the first words of a model, beside its provider package alone. */
export const measureFirstToken: Measurement = async ({ quick }) => {
  const engine = await openChatEngine();
  try {
    const sides = ['patchbay', 'package'] as const;
    const rounds = await alternate(sides, { rounds: quick ? 20 : 150, warmUp: 10 }, (side) =>
      side === 'patchbay' ? throughPatchbay(engine) : alone(engine),
    );
    const more = rounds.patchbay.map(({ ms }, index) => ms - (rounds.package[index]?.ms ?? Number.NaN));
    return [
      { name: 'chat.firstToken.overhead', value: median(more), unit: 'ms' },
      { name: 'chat.firstToken', value: medianOf(rounds.patchbay, 'ms'), unit: 'ms' },
      { name: 'chat.firstToken.package', value: medianOf(rounds.package, 'ms'), unit: 'ms' },
    ];
  } finally {
    await engine.close();
  }
};
