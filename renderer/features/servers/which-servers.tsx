import { amount } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { Segments } from '#renderer/ui/segments.tsx';

/** The list of servers, or the shelf of those that ship with Patchbay. */
export type Which = 'listed' | 'all';

export function WhichServers({
  which,
  listed,
  all,
  onWhich,
}: {
  which: Which;
  listed: number;
  all: number | undefined;
  onWhich: (which: Which) => void;
}) {
  return (
    <div className="px-3 pb-2">
      <Segments<Which>
        label={t('shelf.which')}
        value={which}
        onChange={onWhich}
        segments={[
          { id: 'listed', label: t('shelf.listed'), count: amount(listed) },
          { id: 'all', label: t('shelf.all'), count: all === undefined ? undefined : amount(all) },
        ]}
      />
    </div>
  );
}
