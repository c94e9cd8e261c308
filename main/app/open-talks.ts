import type { Scope } from '#main/kernel/scope.ts';
import { openChat } from './open-chat.ts';
import type { ChatRoom, ChatRoomParts } from './open-chat.ts';
import { openExperts } from './open-experts.ts';

type ExpertsParts = Omit<Parameters<typeof openExperts>[0], 'askModel' | 'catalog'>;

/** Everything that talks with models: chat, and the circle of experts, which asks through it. */
export function openTalks(
  parts: ChatRoomParts & ExpertsParts,
  scope: Scope,
): ChatRoom & ReturnType<typeof openExperts> {
  const room = openChat(parts, scope);
  const { catalog } = parts.fleet;
  return { ...room, ...openExperts({ ...parts, catalog, askModel: room.chat.ask }, scope) };
}
