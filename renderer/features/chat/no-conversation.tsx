import { t } from '#renderer/lib/messages.ts';
import { newConversation } from '#renderer/stores/chat.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

/** What will stand here, and the way to it. */
export function NoConversation() {
  return (
    <EmptyState text={t('chat.none')}>
      <Button kind="primary" onClick={() => void newConversation()}>
        {t('chat.new')}
      </Button>
    </EmptyState>
  );
}
