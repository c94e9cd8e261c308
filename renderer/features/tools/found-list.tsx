import { useMemo } from 'react';
import type { Ref } from 'react';
import type { OfferSummary } from '#contract/inventory.ts';
import type { ServerView } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import type { Search } from '#renderer/stores/offers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { GroupHeading } from './group-heading.tsx';
import { OfferButton } from './offer-button.tsx';
import { OfferList } from './offer-list.tsx';
import type { ListHandle } from './offer-list.tsx';
import { groupedRows, rankedRows } from './offer-rows.ts';

const ROW = 36;

/** What was found, over all servers: under their servers while nothing is typed, else the best match first. */
export function FoundList({
  search: { found, problem, need },
  servers,
  open,
  handle,
  onOpen,
  onServer,
  onLeave,
  onClear,
}: {
  search: Search & { need: (at: number) => void };
  servers: readonly ServerView[];
  open: string | undefined;
  handle: Ref<ListHandle>;
  onOpen: (offer: OfferSummary) => void;
  onServer: (server: string) => void;
  onLeave: () => void;
  onClear: () => void;
}) {
  const ranked = found !== undefined && found.question.query !== '';
  const rows = useMemo(() => {
    if (!found) return [];
    if (ranked) return rankedRows(found.offers, found.total);
    return groupedRows(servers, found.offers, found.total, found.question.server);
  }, [found, ranked, servers]);
  const titles = useMemo(() => new Map(servers.map(({ server }) => [server.id, server.title])), [servers]);
  const largest = Math.max(1, ...(found?.offers.slice(0, 20_000).map(({ tokens }) => tokens ?? 0) ?? []));

  if (!found && problem) {
    return (
      <div className="px-5 pt-2">
        <Callout title={tell(problem)} />
      </div>
    );
  }
  if (servers.length === 0) return <EmptyState text={t('tools.noServers')} />;
  if (!found) return null;
  const { query, kinds, server } = found.question;
  const narrowed = query !== '' || kinds !== undefined || server !== undefined;
  if (rows.length === 0) {
    return (
      <EmptyState
        text={query === '' ? t(narrowed ? 'tools.noneSuch' : 'tools.none') : t('tools.noMatch', { query })}
      >
        {narrowed && <Button onClick={onClear}>{t('tools.clear')}</Button>}
      </EmptyState>
    );
  }
  return (
    <>
      {problem && (
        <div className="px-5 pb-2">
          <Callout title={tell(problem)} />
        </div>
      )}
      {found.total === 0 && !narrowed && <p className="px-5 pb-2 text-ink-2">{t('tools.startOne')}</p>}
      <OfferList
        label={t('shell.tools')}
        rows={rows}
        height={ROW}
        open={open}
        handle={handle}
        onNeed={need}
        onLeave={onLeave}
        renderHeading={({ view }) => <GroupHeading view={view} onServer={onServer} />}
      >
        {(offer, row) => (
          <OfferButton
            offer={offer}
            {...row}
            largest={largest}
            server={ranked ? (titles.get(offer.server) ?? offer.server) : undefined}
            onChoose={() => onOpen(offer)}
          />
        )}
      </OfferList>
    </>
  );
}
