import { z } from 'zod';
import { Conversation } from '#contract/chat/conversation.ts';
import { Message } from '#contract/chat/message.ts';
import type { Part } from '#contract/chat/part.ts';
import { text } from '#contract/text.ts';
import type { Blob } from '#main/store/chat-blobs.ts';
import { ChatRefusal } from './refusal.ts';

/** What a conversation is written to as JSON. Bytes are base64. */
const Transfer = z.object({
  patchbay: z.literal('conversation'),
  version: z.literal(1),
  conversation: Conversation,
  messages: z.array(Message).max(100_000),
  blobs: z.array(z.object({ id: z.uuid(), mime: z.string().max(200), data: z.base64() })).max(100_000),
});

export interface Whole {
  conversation: Conversation;
  messages: Message[];
  blobs: Blob[];
}

export function writeJson({ conversation, messages, blobs }: Whole): string {
  const whole: z.infer<typeof Transfer> = {
    patchbay: 'conversation',
    version: 1,
    conversation,
    messages,
    blobs: blobs.map(({ id, mime, bytes }) => ({ id, mime, data: bytes.toString('base64') })),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** Every blob that these messages show. */
export function blobsIn(messages: readonly Message[]): string[] {
  const ids = new Set<string>();
  for (const { parts } of messages) for (const part of parts) for (const id of blobIds(part)) ids.add(id);
  return [...ids];
}

function blobIds(part: Part): string[] {
  if ('blob' in part && part.blob !== undefined) return [part.blob];
  if (part.type !== 'toolCall') return [];
  return contentOf(part.result).flatMap((item) => (typeof item['blob'] === 'string' ? [item['blob']] : []));
}

function contentOf(result: unknown): Record<string, unknown>[] {
  if (typeof result !== 'object' || result === null || !('content' in result)) return [];
  const { content } = result;
  return Array.isArray(content)
    ? content.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    : [];
}

/**
 * Reads what {@link writeJson} wrote, as a talk of its own: with new ids, the usual limits and every tool. Nobody knows
 * who changed the file, so what tools gave back in it is of nobody we trust. Throws ChatRefusal.
 */
export function readJson(
  source: string,
  { newId, now, fresh }: { newId: () => string; now: number; fresh: Conversation },
): Whole {
  const { conversation, messages, blobs } = parse(source);
  const ids = new Map<string, string>();
  const renamed = (id: string): string => {
    const known = ids.get(id) ?? newId();
    ids.set(id, known);
    return known;
  };
  const known = new Set(messages.map(({ id }) => id));
  const blobIdsThere = new Set(blobs.map(({ id }) => id));
  const parentOf = (id: string | null): string | null => (id !== null && known.has(id) ? renamed(id) : null);
  const { title, system, createdAt } = conversation;
  return {
    conversation: { ...fresh, title, system, createdAt, updatedAt: now, leaf: parentOf(conversation.leaf) },
    messages: messages.map((message) => ({
      ...message,
      id: renamed(message.id),
      conversation: fresh.id,
      parent: parentOf(message.parent),
      parts: message.parts.map((part) =>
        foreign(part, (id) => (blobIdsThere.has(id) ? renamed(id) : undefined)),
      ),
      status:
        message.status.state === 'streaming'
          ? { state: 'stopped', reason: text('chat.stopped.exported') }
          : message.status,
    })),
    blobs: blobs.map(({ id, mime, data }) => ({
      id: renamed(id),
      conversation: fresh.id,
      mime,
      bytes: Buffer.from(data, 'base64'),
    })),
  };
}

function foreign(part: Part, renamed: (id: string) => string | undefined): Part {
  switch (part.type) {
    case 'attachment': {
      const { blob, ...rest } = part;
      const id = blob === undefined ? undefined : renamed(blob);
      return { ...rest, ...(id === undefined ? {} : { blob: id }) };
    }
    case 'resource': {
      const { blob, ...rest } = part;
      const id = blob === undefined ? undefined : renamed(blob);
      return { ...rest, untrusted: true, ...(id === undefined ? {} : { blob: id }) };
    }
    case 'prompt':
      return { ...part, untrusted: true };
    case 'toolCall': {
      // The audit of this home knows nothing of it.
      const { call: _elsewhere, ...rest } = part;
      const open = rest.state === 'waiting' || rest.state === 'running';
      for (const item of contentOf(rest.result)) {
        if (typeof item['blob'] === 'string') item['blob'] = renamed(item['blob']) ?? null;
      }
      return { ...rest, untrusted: true, ...(open ? { state: 'failed' as const } : {}) };
    }
    default:
      return part;
  }
}

function parse(source: string): z.infer<typeof Transfer> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new ChatRefusal(text('chat.notAnExport'), 'text');
  }
  const parsed = Transfer.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const problem = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.slice(0, 300);
  throw new ChatRefusal(text('chat.brokenExport', { problem }), 'text');
}
