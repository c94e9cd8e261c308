import type { Message } from '#contract/chat/message.ts';
import type { Part } from '#contract/chat/part.ts';
import type { Server } from '#contract/server.ts';
import type { ToolRef } from '#contract/tool.ts';

/** Bundled servers are ours, and for others the user vouches. One that is gone has nobody. */
export function isUntrusted(server: Pick<Server, 'source' | 'trusted'> | undefined): boolean {
  return server === undefined || (server.source !== 'bundled' && !server.trusted);
}

/** What came last from an untrusted server and stands in this branch, so that the model reads it again. */
export function lastUntrusted(branch: readonly Message[]): ToolRef | undefined {
  for (const { parts } of branch.toReversed()) {
    for (const part of parts.toReversed()) {
      const ref = untrustedIn(part);
      if (ref !== undefined) return ref;
    }
  }
  return undefined;
}

/** What in this piece nobody vouches for. For a resource the name is its URI. */
export function untrustedIn(part: Part): ToolRef | undefined {
  if (part.type === 'toolCall') {
    const { untrusted, result, server, tool } = part;
    const read = untrusted === true && result !== undefined;
    return read && server !== undefined && tool !== undefined ? { server, name: tool } : undefined;
  }
  if (part.type === 'memory')
    return part.entries.find(({ origin }) => origin?.untrusted !== undefined)?.origin?.untrusted;
  if ((part.type !== 'resource' && part.type !== 'prompt') || part.untrusted !== true) return undefined;
  return { server: part.server, name: part.type === 'resource' ? part.uri : part.name };
}
