import type { MetricsMarker } from '#contract/metrics.ts';
import { ago, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { useSinceYesterday } from '#renderer/stores/metrics.ts';

const SHOWN = 12;
/** Starts and stops are the day's work; these are changes. */
const CHANGES: readonly MetricsMarker['kind'][] = ['added', 'edited', 'removed', 'restarted', 'failed'];

/** What became different since yesterday, newest first. Nothing when nothing did. */
export function Changes({ now, titleOf }: { now: number; titleOf: (server: string) => string }) {
  const { told } = useSinceYesterday();
  const changes = (told?.metrics.markers ?? [])
    .filter(({ kind }) => CHANGES.includes(kind))
    .toReversed()
    .slice(0, SHOWN);
  if (changes.length === 0) return null;
  return (
    <section aria-label={t('home.changed')} className="flex flex-col gap-1">
      <h2 className="text-section font-semibold">{t('home.changed')}</h2>
      <ul className="-mx-2">
        {changes.map(({ at, server, kind }) => (
          <li
            key={`${at} ${server} ${kind}`}
            className="flex min-h-8 items-center gap-3 border-b border-hairline/70 px-2"
          >
            <span className="min-w-0 flex-1 truncate">
              {t(`metrics.event.${kind}`, { server: titleOf(server) })}
            </span>
            <time
              dateTime={new Date(at).toISOString()}
              title={exactTime(at)}
              className="shrink-0 text-note text-ink-3 tabular-nums"
            >
              {ago(at, now)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
