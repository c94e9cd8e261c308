import { t } from '#renderer/lib/messages.ts';
import { showView, useChatView } from '#renderer/stores/chat-view.ts';
import { Segments } from '#renderer/ui/segments.tsx';

/** Which part of the chat screen is shown. */
export function ViewChoice() {
  const view = useChatView((chat) => chat.view);
  return (
    <Segments
      label={t('experts.view')}
      value={view}
      onChange={showView}
      segments={[
        { id: 'conversations', label: t('chat.chats') },
        { id: 'experts', label: t('experts.title') },
        { id: 'memory', label: t('experts.memory') },
      ]}
    />
  );
}
