import { ChevronLeft, ChevronRight, Pencil, RotateCcw } from 'lucide-react';
import type { Message } from '#contract/chat/message.ts';
import { plainTextOf } from '#renderer/lib/message-tree.ts';
import { t } from '#renderer/lib/messages.ts';
import { editMessage, retry } from '#renderer/stores/chat-turns.ts';
import { showBranch } from '#renderer/stores/chat.ts';
import { classes } from '#renderer/ui/classes.ts';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { returnToComposer } from './composer-field.ts';
import { KeepButton } from './memory/keep-button.tsx';

/** A question is read far more often than it is changed: what can be done with it shows to whoever points at it. */
const WHEN_MEANT =
  'opacity-0 group-hover:opacity-100 focus-within:opacity-100 [@media(hover:none)]:opacity-100';

/** What can be done with a message, and the way to the other branches that part at it. */
export function MessageActions({
  message,
  forks,
  free,
}: {
  message: Message;
  forks: readonly string[] | undefined;
  free: boolean;
}) {
  const mine = message.role === 'user';
  const text = plainTextOf(message);
  if (message.status.state === 'streaming') return null;
  return (
    <span className="flex items-center">
      <span className={classes('flex items-center', mine && WHEN_MEANT)}>
        {text !== '' && <CopyButton label={t('chat.copy')} copied={t('result.copied')} text={() => text} />}
        {text !== '' && <KeepButton piece={() => ({ from: { message: message.id }, name: '', text })} />}
        {mine && free && (
          <IconButton
            label={t('chat.edit')}
            onClick={() => {
              editMessage(message);
              returnToComposer();
            }}
          >
            <Pencil size={14} aria-hidden />
          </IconButton>
        )}
        {!mine && free && (
          <IconButton label={t('chat.retry')} onClick={() => void retry(message)}>
            <RotateCcw size={14} aria-hidden />
          </IconButton>
        )}
      </span>
      {forks && <Branches message={message} forks={forks} free={free} />}
    </span>
  );
}

function Branches({ message, forks, free }: { message: Message; forks: readonly string[]; free: boolean }) {
  const at = forks.indexOf(message.id);
  const to = (step: number) => {
    const next = forks[at + step];
    if (next !== undefined && free) void showBranch(message.conversation, next);
  };
  return (
    <fieldset aria-label={t('chat.branches')} className="flex items-center text-note text-ink-2 tabular-nums">
      <IconButton
        label={t('chat.branchBefore')}
        aria-disabled={at === 0 || !free}
        onClick={() => to(-1)}
        className="aria-disabled:opacity-40"
      >
        <ChevronLeft size={14} aria-hidden />
      </IconButton>
      {t('chat.branchOf', { at: at + 1, count: forks.length })}
      <IconButton
        label={t('chat.branchAfter')}
        aria-disabled={at === forks.length - 1 || !free}
        onClick={() => to(1)}
        className="aria-disabled:opacity-40"
      >
        <ChevronRight size={14} aria-hidden />
      </IconButton>
    </fieldset>
  );
}
