import { startTransition, useCallback, useMemo, useRef, useState } from 'react';
import { filterOf } from '#renderer/lib/call-filter.ts';
import type { Sentence } from '#renderer/lib/call-filter.ts';
import { amount, exactTime } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { goTo, openingOf } from '#renderer/stores/place.ts';
import { useActivity } from '#renderer/stores/use-activity.ts';
import { useFacets } from '#renderer/stores/use-facets.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { AuditStrip, useAuditWork } from './audit-work.tsx';
import { CallInspector } from './call-inspector.tsx';
import { CallList, MOST_ROWS } from './call-list.tsx';
import type { ListHandle } from './call-list.tsx';
import { FilterSentence } from './filter-sentence.tsx';

const TYPING_MS = 250;

/** Every call there ever was, newest first, and the life of the one that is opened. */
export function ActivityScreen() {
  const servers = useEngine((state) => state.mirror?.servers);
  const [{ sentence, since }, choose] = useState<{ sentence: Sentence; since: number }>(() => ({
    sentence: {},
    since: Date.now(),
  }));
  const [typed, type] = useState('');
  const [open, setOpen] = useState<string | undefined>(() => openingOf('call')?.id);
  const [following, follow] = useState(true);
  const handle = useRef<ListHandle>(null);
  const text = useSettled(typed, TYPING_MS);
  const filter = useMemo(() => filterOf(sentence, text, since), [sentence, text, since]);
  const { list, problem, head, need, again } = useActivity(filter, following);
  const facets = useFacets();
  const work = useAuditWork(filter);
  const followAtTop = useCallback((top: boolean) => startTransition(() => follow(top)), []);
  const close = useCallback(() => setOpen(undefined), []);
  const narrowed = Object.keys(filter).length > 0;
  const empty = list !== undefined && list.total + head.length === 0;

  const ask = useCallback((next: Sentence) => {
    choose({ sentence: next, since: Date.now() });
    handle.current?.toTop();
  }, []);

  return (
    <Split
      open={open}
      onClose={close}
      inspector={open !== undefined && <CallInspector key={open} id={open} onClose={close} />}
    >
      <ScreenTitle title={t('shell.activity')}>
        {list && !empty && (
          <p className="text-note text-ink-2 tabular-nums max-roomy:hidden">
            {list.searchedTo === undefined
              ? t('activity.count', { count: list.total, shown: amount(list.total) })
              : t('activity.countMore', { shown: amount(list.total) })}
          </p>
        )}
        {work.buttons}
      </ScreenTitle>
      <search className="flex flex-col gap-1 px-5 pb-2">
        <SearchField
          label={t('activity.search')}
          clearLabel={t('activity.clear')}
          value={typed}
          onChange={type}
        />
        <div className="-mx-1.5 flex items-center justify-between gap-2">
          <FilterSentence sentence={sentence} facets={facets} servers={servers} onChange={ask} />
          {list && list.newer > 0 && !following && (
            <Button kind="quiet" onClick={() => handle.current?.toTop()} className="text-accent">
              {t('activity.newer', { count: list.newer, shown: amount(list.newer) })}
            </Button>
          )}
        </div>
      </search>
      <AuditStrip work={work} />
      {problem && (
        <div className="px-5 pb-2">
          <Callout title={tell(problem)}>
            <Button onClick={again}>{t('shell.tryAgain')}</Button>
          </Callout>
        </div>
      )}
      {list && list.behind > 0 && (
        <p className="px-5 pb-1 text-note text-ink-2">
          {t('activity.behind', { left: amount(list.behind) })}
        </p>
      )}
      {empty && (
        <EmptyState text={t(narrowed ? 'activity.noneSuch' : 'activity.none')}>
          {!narrowed && <Button onClick={() => goTo('tools')}>{t('activity.noneGo')}</Button>}
          {narrowed && (
            <Button
              onClick={() => {
                type('');
                ask({});
              }}
            >
              {t('activity.clear')}
            </Button>
          )}
        </EmptyState>
      )}
      {list && !empty && (
        <CallList
          head={head}
          list={list}
          open={open}
          handle={handle}
          onOpen={setOpen}
          onNeed={need}
          onTop={followAtTop}
        />
      )}
      {list?.searchedTo !== undefined && (
        <p className="px-5 py-1 text-note text-ink-2">
          {t('activity.searchedTo', { when: exactTime(list.searchedTo) })}
        </p>
      )}
      {list && list.total > MOST_ROWS && (
        <p className="px-5 py-1 text-note text-ink-2">
          {t('activity.tooLong', { shown: amount(MOST_ROWS) })}
        </p>
      )}
    </Split>
  );
}
