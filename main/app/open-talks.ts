import type { Scope } from '#main/kernel/scope.ts';
import { createChatSampling } from './chat-sampling.ts';
import type { SamplingParts } from './chat-sampling.ts';
import { chatHandlers } from './handlers/chat.ts';
import { expertHandlers } from './handlers/experts.ts';
import { providerHandlers } from './handlers/providers.ts';
import type { Host } from './host.ts';
import { openChat } from './open-chat.ts';
import type { ChatRoomParts } from './open-chat.ts';
import { openExperts } from './open-experts.ts';
import type { ExpertsParts } from './open-experts.ts';
import { openMemory } from './open-memory.ts';
import type { Talks } from './talks.ts';

export type TalkParts = Omit<ChatRoomParts, 'memory'> &
  Omit<ExpertsParts, 'askModel' | 'catalog' | 'memory'> &
  Omit<SamplingParts, 'lent'> & {
    host: Host | undefined;
    /** Folder for files that were asked for. */
    exports: string;
  };

/** Chat, the circle of experts, which asks through it, and what both remember. */
export function openTalks(parts: TalkParts, scope: Scope): Talks {
  const memory = openMemory(parts);
  const room = openChat({ ...parts, memory }, scope);
  const { chat } = room;
  const { catalog } = parts.fleet;
  const experts = openExperts({ ...parts, catalog, memory, askModel: chat.ask }, scope);
  return {
    handlers: {
      ...providerHandlers(room),
      ...chatHandlers({ ...parts, chat }),
      ...expertHandlers({ chat, experts, memory }),
    },
    sample: createChatSampling({ ...parts, lent: chat.lent }),
  };
}
