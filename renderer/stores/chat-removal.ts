import type { ConversationView } from '#contract/chat/conversation.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { openConversation, useChat } from './chat.ts';
import { createDelayedRemoval } from './delayed-removal.ts';

/** Conversations on their way out. */
export const conversationRemoval = createDelayedRemoval<ConversationView>({
  hidden({ id }) {
    if (useChat.getState().open === id) void openConversation(undefined);
  },
  back: ({ id }) => void openConversation(id),
  gone(conversation) {
    useChat.setState(({ list }) => ({ list: list.filter(({ id }) => id !== conversation.id) }));
    request('conversation.remove', { conversation: conversation.id }).catch((error: unknown) => {
      useChat.setState(({ list }) => ({ list: [conversation, ...list], problem: reasonOf(error) }));
    });
  },
});
