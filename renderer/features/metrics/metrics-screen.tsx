import { t, tell } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { RANGES, useMetrics, useMetricsChoice } from '#renderer/stores/metrics.ts';
import type { RangeId } from '#renderer/stores/metrics.ts';
import { goTo } from '#renderer/stores/place.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Segments } from '#renderer/ui/segments.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Select } from '#renderer/ui/input.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Charts } from './charts.tsx';

/** What the process is called that bundled servers share; main/supervisor/shared-process.ts. */
const SHARED_PROCESS = 'shared-process';

/** What servers did and took over time: calls, errors, how long they took, processor and memory. */
export function MetricsScreen() {
  const choice = useMetricsChoice();
  const servers = useEngine((state) => state.mirror?.servers) ?? [];
  const { told, problem } = useMetrics(choice);
  const { metrics } = told ?? {};
  const nothing = metrics && metrics.total.calls + metrics.resources.length + metrics.markers.length === 0;
  const titleOf = (id: string) =>
    id === SHARED_PROCESS
      ? t('metrics.sharedProcess')
      : (servers.find(({ server }) => server.id === id)?.server.title ?? id);
  const guest = servers.find(({ server, shares }) => shares && server.id === choice.server);
  return (
    <>
      <ScreenTitle title={t('shell.metrics')}>
        <Segments
          label={t('metrics.range')}
          segments={(Object.keys(RANGES) as RangeId[]).map((id) => ({ id, label: t(`metrics.range.${id}`) }))}
          value={choice.range}
          onChange={(range) => useMetricsChoice.setState({ range })}
        />
        <Select
          aria-label={t('metrics.server')}
          value={choice.server ?? ''}
          onChange={(event) => useMetricsChoice.setState({ server: event.target.value || undefined })}
          className="w-44!"
        >
          <option value="">{t('metrics.allServers')}</option>
          {servers.map(({ server }) => (
            <option key={server.id} value={server.id}>
              {server.title}
            </option>
          ))}
        </Select>
      </ScreenTitle>
      {problem && (
        <div className="px-5 pb-2">
          <Callout title={t('metrics.problem', { problem: tell(problem) })} advice={t('metrics.tryAgain')} />
        </div>
      )}
      {guest && (
        <p className="px-5 pb-2 text-note text-ink-2">
          {t('metrics.shares', { server: guest.server.title })}
        </p>
      )}
      {nothing ? (
        <EmptyState text={t('metrics.nothing')}>
          <Button onClick={() => goTo('servers')}>{t('metrics.nothingGo')}</Button>
        </EmptyState>
      ) : (
        <Charts told={told} range={choice.range} titleOf={titleOf} />
      )}
    </>
  );
}
