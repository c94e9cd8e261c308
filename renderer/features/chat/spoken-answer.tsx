import { useState } from 'react';
import type { Message } from '#contract/chat/message.ts';
import { plainTextOf } from '#renderer/lib/message-tree.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';

const MOST_SPOKEN = 2000;

/** Says an answer to those who do not see it, once it is whole. What was there when they came is not said again. */
export function SpokenAnswer({ message }: { message: Message }) {
  const [streamed, setStreamed] = useState<string>();
  const { state } = message.status;
  if (state === 'streaming' && streamed !== message.id) setStreamed(message.id);
  const spoken = state !== 'streaming' && streamed === message.id;
  return (
    <p aria-live="polite" className="sr-only">
      {spoken && wordsOf(message)}
    </p>
  );
}

function wordsOf(message: Message): string {
  const { status } = message;
  if (status.state === 'failed') return t('chat.spokenFailed', { reason: tell(status.reason) });
  return visibleText(plainTextOf(message).slice(0, MOST_SPOKEN), 'prose');
}
