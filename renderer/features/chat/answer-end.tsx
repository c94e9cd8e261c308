import { useState } from 'react';
import type { Message } from '#contract/chat/message.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { retry, retryInShort } from '#renderer/stores/chat-turns.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { goTo } from '#renderer/stores/place.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { isQuestion } from './is-question.ts';

type Status = Message['status'];

/** Below an answer: that it is still coming, or why it is not whole and what helps. */
export function AnswerEnd({ message, free }: { message: Message; free: boolean }) {
  const { status } = message;
  switch (status.state) {
    case 'streaming':
      return <Streaming status={status} message={message} />;
    case 'done':
      return status.cut === undefined ? null : <Line text={t(`chat.cut.${status.cut}`)} />;
    case 'stopped':
      return <Line text={tell(status.reason)} />;
    case 'failed':
      return (
        <Callout title={tell(status.reason)} advice={tell(status.advice)}>
          {free && status.offer && <Offer message={message} offer={status.offer} />}
        </Callout>
      );
  }
}

function Line({ text }: { text: string }) {
  return (
    <p className="flex items-start gap-2 text-note text-ink-2">
      <span className="flex h-4.5 items-center">
        <Glyph shape="ring" tone="idle" />
      </span>
      <span className="min-w-0 break-words">{text}</span>
    </p>
  );
}

function Streaming({
  status,
  message: { parts },
}: {
  status: Extract<Status, { state: 'streaming' }>;
  message: Message;
}) {
  const started = parts.length > 0;
  const calls = parts.flatMap((part) =>
    part.type === 'toolCall' && part.call !== undefined ? [part.call] : [],
  );
  const asked = useEngine(
    ({ mirror }) => mirror?.approvals.some((one) => isQuestion(one) && calls.includes(one.callId)) ?? false,
  );
  // The question stands right above, and says so itself.
  if (asked) return null;
  return (
    <p className="flex items-center gap-2 text-note text-ink-2">
      <Glyph shape={status.wait ? 'hourglass' : 'arc'} tone={status.wait ? 'waiting' : 'starting'} />
      <span className="min-w-0 break-words">
        {status.wait ? <Wait {...status.wait} /> : t(started ? 'chat.answering' : 'chat.waiting')}
      </span>
    </p>
  );
}

function Wait({ until, reason }: NonNullable<Extract<Status, { state: 'streaming' }>['wait']>) {
  const now = useNow(250);
  return t('chat.wait', { reason: tell(reason), seconds: Math.max(0, Math.ceil((until - now) / 1000)) });
}

function Offer({ message, offer }: { message: Message; offer: 'retry' | 'compact' | 'provider' }) {
  const [busy, setBusy] = useState(false);

  async function help() {
    if (offer === 'provider')
      return goTo('settings', { what: 'provider', ...(message.model && { id: message.model.provider }) });
    setBusy(true);
    await (offer === 'compact' ? retryInShort(message) : retry(message));
    setBusy(false);
  }

  return (
    <Button aria-disabled={busy} onClick={() => void help()}>
      {t(`chat.offer.${offer}`)}
    </Button>
  );
}
