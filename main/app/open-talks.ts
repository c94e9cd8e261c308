import type { Experts } from '#main/chat/experts/experts.ts';
import type { Memory } from '#main/chat/memory/memory.ts';
import type { Scope } from '#main/kernel/scope.ts';
import { openChat } from './open-chat.ts';
import type { ChatRoom, ChatRoomParts } from './open-chat.ts';
import { openExperts } from './open-experts.ts';
import { openMemory } from './open-memory.ts';

type ExpertsParts = Omit<Parameters<typeof openExperts>[0], 'askModel' | 'catalog' | 'memory'>;

/** Everything that talks with models: chat, the circle of experts, which asks through it, and what both remember. */
export function openTalks(
  parts: Omit<ChatRoomParts, 'memory'> & ExpertsParts,
  scope: Scope,
): ChatRoom & { experts: Experts; memory: Memory } {
  const memory = openMemory(parts);
  const room = openChat({ ...parts, memory }, scope);
  const { catalog } = parts.fleet;
  const experts = openExperts({ ...parts, catalog, memory, askModel: room.chat.ask }, scope);
  return { ...room, experts, memory };
}
