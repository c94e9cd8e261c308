import { create } from 'zustand';
import type { ConversationView } from '#contract/chat/conversation.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { openConversation, useChat } from './chat.ts';

const SHOWN_MS = 10_000;

/** What was taken out of the list and is still there: nothing is lost before the way back has gone. */
export const useRemoval = create<{ removing?: ConversationView | undefined }>()(() => ({}));

let timer: ReturnType<typeof setTimeout> | undefined;

/** Takes a conversation out of sight; it is removed when nobody has wanted it back for a while. */
export function removeConversation(conversation: ConversationView): void {
  settleRemoval();
  useRemoval.setState({ removing: conversation });
  if (useChat.getState().open === conversation.id) void openConversation(undefined);
  startRemoval();
}

/** The while begins again: somebody who was about to press it went on. */
export function startRemoval(): void {
  clearTimeout(timer);
  timer = setTimeout(settleRemoval, SHOWN_MS);
}

/** Nothing is removed while somebody is about to press it. */
export function holdRemoval(): void {
  clearTimeout(timer);
}

export function undoRemoval(): void {
  clearTimeout(timer);
  const { removing } = useRemoval.getState();
  useRemoval.setState({ removing: undefined });
  if (removing) void openConversation(removing.id);
}

/** Removes it now. */
export function settleRemoval(): void {
  clearTimeout(timer);
  const { removing } = useRemoval.getState();
  if (!removing) return;
  useRemoval.setState({ removing: undefined });
  useChat.setState(({ list }) => ({ list: list.filter(({ id }) => id !== removing.id) }));
  request('conversation.remove', { conversation: removing.id }).catch((error: unknown) => {
    useChat.setState(({ list }) => ({ list: [removing, ...list], problem: reasonOf(error) }));
  });
}
