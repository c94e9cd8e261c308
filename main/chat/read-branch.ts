import type { Message } from '#contract/chat/message.ts';
import type { Text } from '#contract/text.ts';
import { fetchParts } from './fetch-parts.ts';
import type { FetchFor, FetchParts } from './fetch-parts.ts';

export type ReadBranch = { messages: readonly Message[] } | { problem: Text };

/** What its last message names is read before a model is asked: earlier ones have been, or will never be. */
export async function readBranch(
  branch: readonly Message[],
  context: FetchFor,
  parts: FetchParts,
): Promise<ReadBranch> {
  const last = branch.at(-1);
  if (last === undefined) return { messages: [] };
  const { message, problem } = await fetchParts(last, context, parts);
  return problem === undefined ? { messages: [...branch.slice(0, -1), message] } : { problem };
}
