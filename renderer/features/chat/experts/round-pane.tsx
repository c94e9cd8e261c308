import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { t } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { openRound, useExperts } from '#renderer/stores/chat-experts.ts';
import { moveBetweenRows } from '#renderer/ui/row-keys.ts';
import { ListPane } from '../list-pane.tsx';
import { RemoveRound } from './remove-round.tsx';
import { RoundRow } from './round-row.tsx';

/** All rounds, newest first. `wide`: instead of the open one, where there is no room for both. */
export function RoundPane({ wide, onLeave }: { wide: boolean; onLeave: () => void }) {
  const [list, open, listed] = useExperts(
    useShallow((experts) => [experts.list, experts.open, experts.listed]),
  );
  const [removing, setRemoving] = useState<string>();
  const now = useNow(10_000);
  const reachable = list.some(({ id }) => id === open) ? open : list[0]?.id;

  function show(id: string) {
    void openRound(id);
    onLeave();
  }

  return (
    <ListPane
      label={t('experts.rounds')}
      wide={wide}
      onLeave={onLeave}
      newLabel={t('experts.new')}
      onNew={() => void openRound(undefined)}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside */}
      <ul
        aria-label={t('experts.rounds')}
        onKeyDown={moveBetweenRows}
        className="min-h-0 flex-1 overflow-y-auto px-2 pb-2"
      >
        {list.map((round) => (
          <RoundRow
            key={round.id}
            round={round}
            open={round.id === open}
            reachable={round.id === reachable}
            now={now}
            onOpen={() => show(round.id)}
            onRemove={() => setRemoving(round.id)}
          />
        ))}
        {listed && list.length === 0 && (
          <li className="px-2 py-1 text-note text-ink-2">{t('experts.roundsNone')}</li>
        )}
      </ul>
      {removing !== undefined && <RemoveRound round={removing} onClose={() => setRemoving(undefined)} />}
    </ListPane>
  );
}
