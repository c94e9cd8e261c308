import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { amount } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { takeFocus } from '#renderer/lib/take-focus.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { useOffers } from '#renderer/stores/offers.ts';
import { openingOf } from '#renderer/stores/place.ts';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { FoundList } from './found-list.tsx';
import type { ListHandle } from './offer-list.tsx';
import { OfferInspector } from './offer-inspector.tsx';
import { offerKey } from './offer-rows.ts';
import { KindSegments, ServerChoice } from './tool-filters.tsx';
import type { KindChoice } from './tool-filters.tsx';
import type { OfferRef } from './use-offer.ts';
import { useSlash } from './use-slash.ts';

const TYPING_MS = 100;

/** Everything that all servers offer: search first. */
export function ToolsScreen() {
  const servers = useEngine((state) => state.mirror?.servers);
  const [typed, type] = useState('');
  const [kind, setKind] = useState<KindChoice>('all');
  const [server, setServer] = useState<string>();
  const [open, setOpen] = useState<OfferRef | undefined>(() => openingOf('offer')?.offer);
  const query = useSettled(typed.trim(), TYPING_MS);
  const question = useMemo(
    () => ({ query, ...(kind !== 'all' && { kinds: [kind] }), ...(server !== undefined && { server }) }),
    [query, kind, server],
  );
  const search = useOffers(question);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<ListHandle>(null);
  const toField = () => field.current?.focus();
  useSlash(field);
  useLayoutEffect(() => {
    if (!openingOf('offer')) takeFocus(field.current);
  }, []);
  const answered = search.found?.question;
  useEffect(() => {
    if (answered) list.current?.toTop();
  }, [answered]);
  function close() {
    list.current?.toOpen();
    setOpen(undefined);
  }
  const offered = servers?.filter((view) => !view.server.disabled) ?? [];
  const sum = (count: 'tools' | 'tokens') => offered.reduce((all, view) => all + (view[count] ?? 0), 0);

  return (
    <Split
      open={open && offerKey(open)}
      onClose={() => setOpen(undefined)}
      inspector={open && <OfferInspector key={offerKey(open)} of={open} onClose={close} />}
    >
      <ScreenTitle title={t('shell.tools')}>
        {sum('tools') > 0 && !open && (
          <p className="text-note text-ink-2 tabular-nums max-roomy:hidden">
            {t('tools.note', { tools: sum('tools'), tokens: amount(sum('tokens')) })}
          </p>
        )}
      </ScreenTitle>
      <search className="flex flex-col gap-2 px-5 pb-2">
        <SearchField
          fieldRef={field}
          label={t('tools.search')}
          clearLabel={t('tools.clear')}
          value={typed}
          onChange={type}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            event.preventDefault();
            list.current?.enter();
          }}
        />
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <div className="-mx-2 min-w-0">
            <KindSegments kind={kind} onKind={setKind} counts={search.found?.counts} />
          </div>
          <ServerChoice servers={servers ?? []} server={server} onServer={setServer} />
        </div>
      </search>
      <FoundList
        search={search}
        servers={servers ?? []}
        open={open && offerKey(open)}
        handle={list}
        onLeave={toField}
        onServer={setServer}
        onOpen={({ kind: of, server: by, name }) =>
          setOpen((now) =>
            now && offerKey(now) === offerKey({ kind: of, server: by, name })
              ? undefined
              : { kind: of, server: by, name },
          )
        }
        onClear={() => {
          type('');
          setKind('all');
          setServer(undefined);
          toField();
        }}
      />
    </Split>
  );
}
