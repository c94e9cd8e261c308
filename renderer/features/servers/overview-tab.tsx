import type { ServerView } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { operate } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { FirstStart } from './first-start.tsx';
import { Installing } from './installing.tsx';
import { LastLines } from './last-lines.tsx';
import { LaunchLine } from './launch-line.tsx';
import type { Shown } from '#renderer/lib/server-look.ts';
import { Needs } from './needs.tsx';
import { Outdated } from './outdated.tsx';
import { overviewFacts } from './overview-facts.tsx';
import { Trouble } from './trouble.tsx';

export function OverviewTab({
  view,
  state,
  onLog,
  onSetUp,
}: {
  view: ServerView;
  state: Shown;
  onLog: () => void;
  onSetUp: () => void;
}) {
  const { server } = view;
  const refusal = useEngine((engine) => engine.refusals.get(server.id));
  const servers = useEngine((engine) => engine.mirror?.servers) ?? [];
  const others = servers.filter((one) => one.shares && one.pid === view.pid && one.server.id !== server.id);
  const troubled = state === 'failed' || state === 'waiting' || state === 'degraded';
  return (
    <div className="flex flex-col gap-5 p-4">
      {view.description && <p className="text-ink-2">{tell(view.description)}</p>}
      {refusal && <Callout title={tell(refusal)} />}
      <FirstStart view={view} state={state} onSetUp={onSetUp} />
      <Trouble view={view} state={state} />
      {state === 'installing' && <Installing view={view} />}
      {(troubled || state === 'installing') && <LastLines server={server.id} onAll={onLog} />}
      {state === 'stopping' && (
        <div>
          <Button onClick={() => void operate(server.id, 'stop')}>{t('servers.stopNow')}</Button>
        </div>
      )}
      <Outdated view={view} />
      {server.source === 'bundled' && <Needs server={server.id} />}
      <Facts
        facts={overviewFacts(
          view,
          others.map((one) => one.server.title),
        )}
      />
      <LaunchLine server={server} />
      {view.warnings.length > 0 && (
        <Section title={t('servers.warnings')}>
          <ul className="flex flex-col gap-1">
            {view.warnings.map((warning) => (
              <li key={tell(warning)} className="flex gap-2">
                <span className="flex h-5 items-center">
                  <Glyph shape="half" tone="degraded" />
                </span>
                <span className="min-w-0 break-words">{tell(warning)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
