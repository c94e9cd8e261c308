import { useEffect, useRef } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { showView, useChatView } from '#renderer/stores/chat-view.ts';
import { Segments } from '#renderer/ui/segments.tsx';

/** The choice was made by keys, and each part of the screen draws it anew: it has to have the focus there too. */
let walked = false;

/** Which part of the chat screen is shown. */
export function ViewChoice() {
  const view = useChatView((chat) => chat.view);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!walked) return;
    walked = false;
    // After the new part has taken the focus for itself.
    setTimeout(() => box.current?.querySelector<HTMLElement>('input:checked')?.focus());
  }, []);
  return (
    <div ref={box}>
      <Segments
        label={t('experts.view')}
        value={view}
        onChange={(next) => {
          walked = document.activeElement?.matches('input[type="radio"]:focus-visible') === true;
          showView(next);
        }}
        segments={[
          { id: 'conversations', label: t('chat.chats') },
          { id: 'experts', label: t('experts.title') },
          { id: 'memory', label: t('experts.memory') },
        ]}
      />
    </div>
  );
}
