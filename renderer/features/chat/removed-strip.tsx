import { useEffect, useRef } from 'react';
import type { ConversationView } from '#contract/chat/conversation.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { holdRemoval, settleRemoval, startRemoval, undoRemoval } from '#renderer/stores/chat-removal.ts';
import { Button } from '#renderer/ui/button.tsx';

/** What was just removed, and the way back. It takes the focus, because the row that had it is gone. */
export function RemovedStrip({ conversation }: { conversation: ConversationView }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <output
      onPointerEnter={holdRemoval}
      onPointerLeave={startRemoval}
      className="mx-2 mb-2 flex shrink-0 flex-wrap items-center gap-1 rounded-control bg-sunken px-2 py-1"
    >
      <span className="w-full min-w-0 truncate text-note text-ink-2">
        {t('chat.removed', { name: visibleText(conversation.title) || t('chat.untitled') })}
      </span>
      <Button ref={undo} onClick={undoRemoval} onFocus={holdRemoval} onBlur={startRemoval}>
        {t('permissions.undo')}
      </Button>
      <Button kind="quiet" onClick={settleRemoval}>
        {t('permissions.dismiss')}
      </Button>
    </output>
  );
}
