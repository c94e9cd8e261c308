import type { MemoryOrigin } from '#contract/chat/memory.ts';
import type { Message } from '#contract/chat/message.ts';
import { lastUntrusted, untrustedIn } from '../taint.ts';

/**
 * Where a piece of a conversation comes from: `branch` ends with its message. What a model says after it has read
 * something untrusted is no better than that. Undefined: a person said it.
 */
export function originIn(branch: readonly Message[], part: number | undefined): MemoryOrigin | undefined {
  const message = branch.at(-1);
  if (message === undefined) return undefined;
  const piece = part === undefined ? undefined : message.parts[part];
  if (piece?.type === 'toolCall' && piece.server !== undefined && piece.tool !== undefined) {
    const untrusted = untrustedIn(piece);
    return {
      result: { server: piece.server, name: piece.tool },
      ...(untrusted === undefined ? {} : { untrusted }),
    };
  }
  if (piece?.type === 'resource' || piece?.type === 'prompt') {
    // Whoever serves it, nobody here has read it: prompt.ts says the same to the model.
    const result = { server: piece.server, name: piece.type === 'resource' ? piece.uri : piece.name };
    return { result, untrusted: result };
  }
  if (message.role === 'user') return undefined;
  const untrusted = lastUntrusted(branch);
  return {
    ...(message.model === undefined ? {} : { model: message.model.model }),
    ...(untrusted === undefined ? {} : { untrusted }),
  };
}
