import type { Message } from '#contract/chat/message.ts';
import { t } from '#renderer/lib/messages.ts';
import { showBranch } from '#renderer/stores/chat.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { MessageRow } from './message-row.tsx';

/** What several models answer to the same, beside each other; the conversation goes on with one of them. */
export function ComparedAnswers({
  answers,
  leaf,
  place,
  of,
  free,
  found,
}: {
  answers: readonly Message[];
  /** The one that goes on. */
  leaf: string;
  place: number;
  of: number;
  free: boolean;
  found: string | undefined;
}) {
  return (
    <fieldset
      aria-label={t('compare.answers')}
      className="grid min-w-0 gap-x-8"
      style={{ gridTemplateColumns: `repeat(${answers.length}, minmax(0, 1fr))` }}
    >
      {answers.map((message) => (
        <div
          key={message.id}
          className="relative flex min-w-0 flex-col gap-1.5 not-first:before:absolute not-first:before:inset-y-0 not-first:before:-left-4 not-first:before:border-l not-first:before:border-hairline"
        >
          <MessageRow
            message={message}
            place={place}
            of={of}
            forks={undefined}
            free={free}
            found={message.id === found}
          />
          <GoOn message={message} chosen={message.id === leaf} free={free} />
        </div>
      ))}
    </fieldset>
  );
}

function GoOn({ message, chosen, free }: { message: Message; chosen: boolean; free: boolean }) {
  if (message.status.state === 'streaming') return null;
  return (
    <Button
      kind={chosen ? 'quiet' : 'plain'}
      aria-pressed={chosen}
      aria-disabled={!free}
      onClick={() => !chosen && void showBranch(message.conversation, message.id)}
      className={chosen ? 'max-w-full -ml-3 self-start bg-transparent!' : 'max-w-full self-start'}
    >
      {chosen && <Glyph shape="check" tone="ready" />}
      <span className="truncate">{t(chosen ? 'compare.goesOn' : 'compare.goOn')}</span>
    </Button>
  );
}
