import type { MetricsMarker } from '#contract/metrics.ts';
import { momentOf } from '#renderer/lib/chart-format.ts';
import { t } from '#renderer/lib/messages.ts';

const SHOWN = 3;

/** What happened in the step that is pointed at, else what a point stands for. Always one line high. */
export function MomentLine({
  at,
  rest,
  markers,
  titleOf,
}: {
  at: number | undefined;
  rest: string;
  /** Of that step. */
  markers: readonly MetricsMarker[];
  titleOf: (server: string) => string;
}) {
  const more = markers.length - SHOWN;
  return (
    <p className="h-6 shrink-0 truncate px-5 text-note text-ink-2 tabular-nums">
      {at === undefined ? rest : momentOf(at)}
      {markers.slice(0, SHOWN).map((marker) => (
        <span key={`${marker.at} ${marker.server} ${marker.kind}`} className="ml-3 text-ink">
          {t(`metrics.event.${marker.kind}`, { server: titleOf(marker.server) })}
        </span>
      ))}
      {more > 0 && <span className="ml-3">{t('metrics.events.more', { count: more })}</span>}
    </p>
  );
}
