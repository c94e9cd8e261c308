import { FileText, MessageSquareQuote, Paperclip, X } from 'lucide-react';
import { byteSize } from '#renderer/lib/format.ts';
import { weightOf } from '#renderer/lib/attachment.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { dropExtra } from '#renderer/stores/chat-drafts.ts';
import type { Extra } from '#renderer/stores/chat-drafts.ts';
import { returnToComposer } from './composer-field.ts';

const ICONS = { attachment: Paperclip, resource: FileText, prompt: MessageSquareQuote };

/** What goes along with what is typed, each to be left out again. */
export function Extras({ conversation, extras }: { conversation: string; extras: readonly Extra[] }) {
  if (extras.length === 0) return null;
  return (
    <ul aria-label={t('chat.extras')} className="col-span-3 flex flex-wrap gap-1">
      {extras.map((extra, at) => {
        const Icon = ICONS[extra.type];
        const name = nameOf(extra);
        return (
          <li
            // oxlint-disable-next-line react/no-array-index-key -- the same may go along twice
            key={`${at} ${name}`}
            className="flex h-7 max-w-full items-center gap-1.5 rounded-control bg-sunken pl-2"
          >
            <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
            <span className="min-w-0 truncate text-note">{name}</span>
            <span className="shrink-0 text-note text-ink-3">
              {extra.type === 'attachment' ? byteSize(weightOf(extra)) : extra.server}
            </span>
            <button
              type="button"
              aria-label={t('chat.leaveOut', { name })}
              onClick={() => {
                dropExtra(conversation, at);
                returnToComposer();
              }}
              className="flex size-6 shrink-0 items-center justify-center rounded-control text-ink-3 hover:bg-hover hover:text-ink"
            >
              <X size={12} aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function nameOf(extra: Extra): string {
  return visibleText(extra.type === 'resource' ? extra.uri : extra.name);
}
