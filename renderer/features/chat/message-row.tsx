import { memo } from 'react';
import type { Message } from '#contract/chat/message.ts';
import { exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { classes } from '#renderer/ui/classes.ts';
import { AnswerEnd } from './answer-end.tsx';
import { AnswerFacts } from './answer-facts.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessagePart } from './message-part.tsx';

/** One message: who says it, what, and what can be done with it. Drawn again only when it has changed. */
export const MessageRow = memo(function MessageRow({
  message,
  place,
  of,
  forks,
  free,
  found,
}: {
  message: Message;
  place: number;
  of: number;
  /** Ids of the branches that part here, if more than one does. */
  forks: readonly string[] | undefined;
  /** No turn is under way: it can be asked again or said otherwise. */
  free: boolean;
  found: boolean;
}) {
  const mine = message.role === 'user';
  const who = mine ? t('chat.you') : visibleText(message.model?.model ?? t('chat.model'));
  const growing = message.status.state === 'streaming';
  return (
    <article
      aria-label={t('chat.messageOf', { who })}
      aria-posinset={place}
      aria-setsize={of}
      className={classes(
        'group flex flex-col gap-1',
        found && 'rounded-panel outline-2 outline-offset-4 outline-accent',
      )}
    >
      <div className="flex min-h-6 items-center gap-2 text-label text-ink-3">
        <span title={exactTime(message.createdAt)} className="min-w-0 flex-1 truncate">
          {who}
        </span>
        {mine && <MessageActions message={message} forks={forks} free={free} />}
      </div>
      <div className={classes('flex flex-col gap-2', mine && 'rounded-panel bg-sunken px-3 py-2')}>
        {message.parts.map((part, at) => (
          <MessagePart
            // oxlint-disable-next-line react/no-array-index-key -- parts only come at the end
            key={at}
            message={message.id}
            at={at}
            part={part}
            plain={mine}
            growing={growing && at === message.parts.length - 1}
          />
        ))}
      </div>
      <AnswerEnd message={message} free={free} />
      {!mine && !growing && (
        <div className="-ml-2 flex min-h-7 flex-wrap items-center gap-x-0">
          <MessageActions message={message} forks={forks} free={free} />
          <AnswerFacts message={message} />
        </div>
      )}
    </article>
  );
});
