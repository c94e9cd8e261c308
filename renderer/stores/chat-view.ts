import { create } from 'zustand';

export type ChatView = 'conversations' | 'experts' | 'memory';

/** Which part of the chat screen is shown, and whether what holds for a conversation is open beside it. It stays so when one comes back to the screen. */
export const useChatView = create<{ view: ChatView; panel: boolean }>()(() => ({
  view: 'conversations',
  panel: false,
}));

export function showView(view: ChatView): void {
  useChatView.setState({ view });
}

export function showPanel(panel: boolean): void {
  useChatView.setState({ panel });
}
