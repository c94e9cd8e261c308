import { useMemo, useRef, useState } from 'react';
import type { ServerView } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { isOn } from '#renderer/lib/server-look.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';
import { useOffers } from '#renderer/stores/offers.ts';
import { operate } from '#renderer/stores/servers.ts';
import { useShown } from '#renderer/stores/use-shown.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Instructions } from './instructions.tsx';
import { OfferBlock } from './offer-button.tsx';
import { OfferDetail } from './offer-detail.tsx';
import { OfferList } from './offer-list.tsx';
import type { ListHandle } from './offer-list.tsx';
import { offerKey, rankedRows } from './offer-rows.ts';
import { KindSegments } from './tool-filters.tsx';
import type { KindChoice } from './tool-filters.tsx';
import type { OfferRef } from './use-offer.ts';

const ROW = 52;
const TYPING_MS = 100;
/** Fewer can be read without a search. */
const SEARCHED_FROM = 12;

/** What one server offers, and the runner for what was chosen; stands in the inspector of the server. */
export function ServerOffers({ view }: { view: ServerView }) {
  const [open, setOpen] = useState<OfferRef>();
  const [last, setLast] = useState<string>();
  const [typed, type] = useState('');
  const [kind, setKind] = useState<KindChoice>('all');
  if (open) {
    return (
      <OfferDetail
        key={offerKey(open)}
        of={open}
        onBack={() => {
          setLast(offerKey(open));
          setOpen(undefined);
        }}
      />
    );
  }
  return <List {...{ view, last, typed, type, kind, setKind, setOpen }} />;
}

function List({
  view,
  last,
  typed,
  type,
  kind,
  setKind,
  setOpen,
}: {
  view: ServerView;
  last: string | undefined;
  typed: string;
  type: (typed: string) => void;
  kind: KindChoice;
  setKind: (kind: KindChoice) => void;
  setOpen: (of: OfferRef) => void;
}) {
  const { id } = view.server;
  const query = useSettled(typed.trim(), TYPING_MS);
  const question = useMemo(
    () => ({ query, server: id, ...(kind !== 'all' && { kinds: [kind] }) }),
    [query, id, kind],
  );
  const { found, problem, need } = useOffers(question);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<ListHandle>(null);
  const rows = useMemo(() => (found ? rankedRows(found.offers, found.total) : []), [found]);
  const largest = Math.max(1, ...(found?.offers.slice(0, 20_000).map(({ tokens }) => tokens ?? 0) ?? []));
  const others = (view.prompts ?? 0) + (view.resources ?? 0);
  const all = (view.tools ?? 0) + others;

  if (problem && !found) {
    return (
      <div className="p-4">
        <Callout title={tell(problem)} />
      </div>
    );
  }
  if (!found) return null;
  if (all === 0 && found.total === 0) return <Nothing view={view} />;
  return (
    <>
      <div className="flex shrink-0 flex-col gap-2 px-4 pt-3 pb-1 empty:hidden">
        {view.instructions !== undefined && <Instructions text={view.instructions} />}
        {all > SEARCHED_FROM && (
          <SearchField
            fieldRef={field}
            label={t('tools.searchServer', { server: view.server.title })}
            clearLabel={t('tools.clear')}
            value={typed}
            onChange={type}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
              event.preventDefault();
              list.current?.enter();
            }}
          />
        )}
        {others > 0 && (
          <div className="-mx-2">
            <KindSegments kind={kind} onKind={setKind} counts={found.counts} />
          </div>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState text={query === '' ? t('tools.noneSuch') : t('tools.noMatch', { query })}>
          <Button
            onClick={() => {
              type('');
              setKind('all');
            }}
          >
            {t('tools.clear')}
          </Button>
        </EmptyState>
      ) : (
        <OfferList
          label={t('servers.tools')}
          rows={rows}
          height={ROW}
          start={last}
          handle={list}
          onNeed={need}
          onLeave={() => field.current?.focus()}
          renderHeading={() => null}
        >
          {(offer, row) => (
            <OfferBlock
              offer={offer}
              {...row}
              largest={largest}
              onChoose={() => setOpen({ kind: offer.kind, server: offer.server, name: offer.name })}
            />
          )}
        </OfferList>
      )}
    </>
  );
}

function Nothing({ view }: { view: ServerView }) {
  const shown = useShown(view);
  const on = isOn(shown);
  if (view.tools !== undefined) return <EmptyState text={t('tools.offersNothing')} />;
  return (
    <EmptyState text={t(on ? 'servers.toolsComing' : 'servers.toolsUnknown')}>
      {!on && shown !== 'off' && (
        <Button kind="primary" onClick={() => void operate(view.server.id, 'start')}>
          {t('servers.startNow')}
        </Button>
      )}
    </EmptyState>
  );
}
