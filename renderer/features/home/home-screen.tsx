import { useShallow } from 'zustand/react/shallow';
import { t } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { useToday } from '#renderer/stores/metrics.ts';
import { goTo } from '#renderer/stores/place.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Busiest } from './busiest.tsx';
import { Changes } from './changes.tsx';
import { NeedRow } from './need-row.tsx';
import { needsOf, unknownOf } from './needs.ts';
import { Today } from './today.tsx';

/** What needs me now, how today goes, what changed, what was busy. Notices stand above every screen, so above this one too. */
export function HomeScreen() {
  const now = useNow(1000);
  const servers = useEngine(({ mirror }) => mirror?.servers);
  const approvals = useEngine(({ mirror }) => mirror?.approvals);
  // Not the calls themselves: those change all the time.
  const unknown = useEngine(useShallow(({ mirror }) => unknownOf(mirror?.calls ?? [])));
  const { told } = useToday();
  if (!servers || !approvals) return <ScreenTitle title={t('shell.home')} />;
  const needs = needsOf({ approvals, servers, unknown });
  const quiet = needs.length === 0;
  // A server that was listed once has run once.
  const everRan = servers.some(({ tools }) => tools !== undefined);
  const titleOf = (id: string) => servers.find(({ server }) => server.id === id)?.server.title ?? id;
  return (
    <>
      <ScreenTitle title={t('shell.home')} />
      <div className="flex min-h-0 flex-1 flex-col gap-8 overflow-y-auto px-5 pb-8">
        {quiet && !everRan ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
            <p>{t('home.notYet')}</p>
            <Button onClick={() => goTo('servers')}>{t('home.toServers')}</Button>
          </div>
        ) : quiet ? (
          <p className="flex items-center gap-2 text-ink-2">
            <Glyph shape="check" tone="ready" />
            {t('home.quiet')}
          </p>
        ) : (
          <section aria-label={t('home.needs')} className="flex flex-col gap-1">
            <h2 className="text-section font-semibold">{t('home.needs')}</h2>
            <ul className="-mx-2 grid grid-cols-[auto_minmax(0,1fr)_auto_auto]">
              {needs.map((need) => (
                <NeedRow key={need.key} need={need} now={now} />
              ))}
            </ul>
          </section>
        )}
        <Today told={told} large={quiet} />
        <Changes now={now} titleOf={titleOf} />
        <Busiest tools={told?.metrics.byTool ?? []} titleOf={titleOf} />
      </div>
    </>
  );
}
