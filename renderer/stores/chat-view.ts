import { create } from 'zustand';

export type ChatView = 'conversations' | 'experts' | 'memory';

/** Which part of the chat screen is shown; it stays so when one comes back to the screen. */
export const useChatView = create<{ view: ChatView }>()(() => ({ view: 'conversations' }));

export function showView(view: ChatView): void {
  useChatView.setState({ view });
}
