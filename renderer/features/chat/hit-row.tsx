import type { ConversationHit } from '#contract/chat/conversation.ts';
import { ago, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';

/** A place where what was looked for stands: the conversation, and the words around it. */
export function HitRow({ hit, now, onOpen }: { hit: ConversationHit; now: number; onOpen: () => void }) {
  const { title, snippet, at } = hit;
  return (
    <li>
      <button
        type="button"
        data-row
        onClick={onOpen}
        title={exactTime(at)}
        className="flex w-full flex-col rounded-control px-2 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="flex w-full items-center gap-2">
          <span className="min-w-0 flex-1 truncate">{visibleText(title) || t('chat.untitled')}</span>
          <span className="shrink-0 text-label text-ink-3 tabular-nums">{ago(at, now)}</span>
        </span>
        <span className="line-clamp-2 text-note [overflow-wrap:anywhere] text-ink-2">
          {visibleText(snippet, 'prose')}
        </span>
      </button>
    </li>
  );
}
