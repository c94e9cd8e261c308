import type { MemoryUse } from '#contract/chat/memory.ts';
import { amount } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { openEntry, showMemory } from '#renderer/stores/chat-memory.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { usePlaceNames } from './use-place-names.ts';

/** Entries that go along, each the way to it, with the tokens that they take. */
export function UsedEntries({ entries }: { entries: readonly MemoryUse[] }) {
  const { nameOf } = usePlaceNames();
  if (entries.length === 0) return null;
  return (
    <ul aria-label={t('memory.entries')}>
      {entries.map(({ id, key, place, origin, tokens }) => (
        <li key={id} className="flex h-8 items-center gap-3 border-b border-hairline/70 last:border-0">
          <button
            type="button"
            title={t('memory.show')}
            onClick={() => {
              showMemory();
              void openEntry(id);
            }}
            className="min-h-6 min-w-0 flex-1 truncate rounded-control text-left hover:underline"
          >
            {visibleText(key)}
          </button>
          {origin?.untrusted && (
            <span title={t('memory.untrustedShort')} className="flex shrink-0">
              <Glyph shape="half" tone="degraded" />
              <span className="sr-only">{t('memory.untrustedShort')}</span>
            </span>
          )}
          <span className="max-w-2/5 truncate text-note text-ink-2">{nameOf(place)}</span>
          <span className="min-w-20 shrink-0 text-right text-note text-ink-2 tabular-nums">
            {t('chat.contextOpen', { used: amount(tokens) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
