import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { MOST_CHARS, MOST_ENTRIES, placeKey } from '#renderer/lib/memory-draft.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { choosePlace, openEntry, useMemory } from '#renderer/stores/chat-memory.ts';
import { entryRemoval } from '#renderer/stores/memory-removal.ts';
import { useFoundEntries } from '#renderer/stores/memory-search.ts';
import { moveBetweenRows } from '#renderer/ui/row-keys.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { ListPane } from '../list-pane.tsx';
import { RemovedStrip } from '../removed-strip.tsx';
import { MemoryRow } from './memory-row.tsx';
import { PlaceSelect } from './place-select.tsx';
import { usePlaceNames } from './use-place-names.ts';

/** All entries, or those of one place, to be found and opened; below them how much room there is. */
export function MemoryPane({ wide, onLeave }: { wide: boolean; onLeave: () => void }) {
  const [lines, listed, open, place] = useMemory(
    useShallow((memory) => [memory.lines, memory.listed, memory.open, memory.place]),
  );
  const forgetting = entryRemoval.use((removal) => removal.removing);
  const [query, setQuery] = useState('');
  const hits = useFoundEntries(query);
  const { nameOf } = usePlaceNames();
  const now = useNow(10_000);
  const kept = lines.filter(({ id }) => id !== forgetting?.id);
  const rows = (hits ?? kept).filter(
    (line) => line.id !== forgetting?.id && (place === '' || placeKey(line.place) === place),
  );
  const reachable = rows.some(({ id }) => id === open) ? open : rows[0]?.id;
  const chars = kept.reduce((sum, one) => sum + one.chars, 0);

  return (
    <ListPane
      label={t('memory.entries')}
      wide={wide}
      onLeave={onLeave}
      newLabel={t('memory.new')}
      onNew={() => void openEntry(undefined)}
    >
      <div className="mb-2 flex shrink-0 flex-col gap-1.5 px-2">
        <SearchField
          label={t('memory.search')}
          clearLabel={t('tools.clear')}
          value={query}
          onChange={setQuery}
        />
        <PlaceSelect
          aria-label={t('memory.filter')}
          all={t('memory.all')}
          value={place}
          onPick={choosePlace}
        />
      </div>
      {forgetting && (
        <RemovedStrip
          key={forgetting.id}
          said={t('memory.forgotten', { name: visibleText(forgetting.key) })}
          removal={entryRemoval}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside */}
      <ul
        aria-label={t('memory.entries')}
        onKeyDown={moveBetweenRows}
        className="min-h-0 flex-1 overflow-y-auto px-2 pb-2"
      >
        {rows.map((line) => (
          <MemoryRow
            key={line.id}
            line={line}
            place={nameOf(line.place)}
            open={line.id === open}
            reachable={line.id === reachable}
            now={now}
            onOpen={() => {
              void openEntry(line.id);
              onLeave();
            }}
          />
        ))}
        {listed && rows.length === 0 && (
          <li className="px-2 py-1 text-note text-ink-2">
            {hits ? t('chat.foundNone', { query }) : t('memory.none')}
          </li>
        )}
      </ul>
      {listed && (
        <p className="shrink-0 border-t border-hairline px-4 py-2 text-label text-ink-3 tabular-nums">
          {t('memory.room', { count: kept.length, entries: MOST_ENTRIES, chars, all: MOST_CHARS })}
        </p>
      )}
    </ListPane>
  );
}
