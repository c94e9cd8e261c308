import type { ContextMeter, Conversation } from '#contract/chat/conversation.ts';
import type { Message } from '#contract/chat/message.ts';
import type { ModelSpec } from '#contract/chat/provider.ts';
import { recall } from './memory/recall.ts';
import type { RecallParts } from './memory/recall.ts';
import { promptOf } from './prompt.ts';
import { offerTools, textTokens, toolTokens } from './tool-offer.ts';

/** What an image takes is for the vendor to say: about this much with all of them. */
const FILE_TOKENS = 1000;

/** What the next turn of a conversation would give its model. */
export async function measureContext(
  conversation: Conversation,
  branch: readonly Message[],
  spec: Pick<ModelSpec, 'contextTokens' | 'tools'> | undefined,
  offer: RecallParts,
): Promise<ContextMeter> {
  const { system, tools } = conversation;
  const { part, text } = await recall(conversation, spec?.contextTokens, offer);
  const byServer = spec?.tools === false ? [] : toolTokens(offerTools(tools, offer));
  let files = 0;
  const prompt = promptOf('', branch, { blob: () => undefined });
  for (const { parts } of branch)
    for (const part of parts) if ('blob' in part && part.blob !== undefined) files += 1;
  const last = branch.findLast(({ usage }) => usage !== undefined);
  return {
    ...(spec?.contextTokens === undefined ? {} : { limit: spec.contextTokens }),
    system: textTokens(system),
    messages:
      textTokens(prompt.map((message) => JSON.stringify(message.content)).join('\n')) + files * FILE_TOKENS,
    tools: byServer.reduce((sum, { tokens }) => sum + tokens, 0),
    memory: textTokens(text),
    entries: part?.entries ?? [],
    byServer,
    ...(last?.usage === undefined ? {} : { used: last.usage.input + last.usage.output }),
  };
}
