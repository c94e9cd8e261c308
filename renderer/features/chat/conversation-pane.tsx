import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { importConversation, newConversation, openConversation, useChat } from '#renderer/stores/chat.ts';
import { conversationRemoval } from '#renderer/stores/chat-removal.ts';
import { useFindings } from '#renderer/stores/chat-search.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { moveBetweenRows } from '#renderer/ui/row-keys.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { HitRow } from './hit-row.tsx';
import { ListPane } from './list-pane.tsx';
import { RemovedStrip } from './removed-strip.tsx';

const ROWS = 'min-h-0 flex-1 overflow-y-auto px-2 pb-2';

/** All conversations, to be found and opened. `wide`: instead of the open one, where there is no room for both. */
export function ConversationPane({ wide, onLeave }: { wide: boolean; onLeave: () => void }) {
  const [list, open, listed] = useChat(useShallow((chat) => [chat.list, chat.open, chat.listed]));
  const removing = conversationRemoval.use((removal) => removal.removing);
  const [query, setQuery] = useState('');
  const hits = useFindings(query);
  const now = useNow(10_000);
  const rows = list.filter(({ id }) => id !== removing?.id);
  const reachable = rows.some(({ id }) => id === open) ? open : rows[0]?.id;

  function show(id: string, message?: string) {
    void openConversation(id, message);
    onLeave();
  }

  return (
    <ListPane
      label={t('chat.conversations')}
      wide={wide}
      onLeave={onLeave}
      newLabel={t('chat.new')}
      onNew={() => void newConversation()}
    >
      <div className="mb-2 flex shrink-0 items-center gap-1 px-2">
        <SearchField
          label={t('chat.search')}
          clearLabel={t('tools.clear')}
          value={query}
          onChange={setQuery}
          className="min-w-0 flex-1"
        />
        <IconButton label={t('chat.import')} onClick={() => void importConversation()}>
          <FileUp size={16} aria-hidden />
        </IconButton>
      </div>
      {removing && (
        <RemovedStrip
          key={removing.id}
          said={t('chat.removed', { name: visibleText(removing.title) || t('chat.untitled') })}
          removal={conversationRemoval}
        />
      )}
      {hits === undefined ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside
        <ul aria-label={t('chat.conversations')} onKeyDown={moveBetweenRows} className={ROWS}>
          {rows.map((conversation) => (
            <ConversationRow
              key={conversation.id}
              conversation={conversation}
              open={conversation.id === open}
              reachable={conversation.id === reachable}
              now={now}
              onOpen={() => show(conversation.id)}
            />
          ))}
          {listed && rows.length === 0 && (
            <li className="px-2 py-1 text-note text-ink-2">{t('chat.listNone')}</li>
          )}
        </ul>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- as above
        <ul aria-label={t('chat.found')} onKeyDown={moveBetweenRows} className={ROWS}>
          {hits
            .filter((hit) => hit.conversation !== removing?.id)
            .map((hit) => (
              <HitRow
                key={`${hit.conversation} ${hit.message ?? ''}`}
                hit={hit}
                now={now}
                onOpen={() => show(hit.conversation, hit.message)}
              />
            ))}
          {hits.length === 0 && (
            <li className="px-2 py-1 text-note text-ink-2">{t('chat.foundNone', { query })}</li>
          )}
        </ul>
      )}
    </ListPane>
  );
}
