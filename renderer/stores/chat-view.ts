import { create } from 'zustand';

type ChatView = 'conversations' | 'experts';

/** Which half of the chat screen is shown; it stays so when one comes back to the screen. */
export const useChatView = create<{ view: ChatView }>()(() => ({ view: 'conversations' }));

export function showView(view: ChatView): void {
  useChatView.setState({ view });
}
