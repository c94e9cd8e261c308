import { useMemo, useState } from 'react';
import type { Metrics } from '#contract/metrics.ts';
import { momentOf, spanWords, timeTicks } from '#renderer/lib/chart-format.ts';
import { t } from '#renderer/lib/messages.ts';
import { RANGES } from '#renderer/stores/metrics.ts';
import type { RangeId, Told } from '#renderer/stores/metrics.ts';
import { ChartPanel } from '#renderer/ui/chart/chart-panel.tsx';
import { MOST_LINES, chartsOf } from './chart-data.ts';
import { MomentLine } from './moment-line.tsx';
import { ToolTable } from './tool-table.tsx';

const NONE = { p50: null, p95: null, p99: null };
/** Drawn in the final layout before the first answer. */
const BLANK: Metrics = {
  stepMs: 60_000,
  points: [],
  total: { calls: 0, errors: 0, ...NONE },
  byTool: [],
  resources: [],
  markers: [],
};

/** All charts over one stretch of time, with one line through them where the pointer is. */
export function Charts({
  told: newest,
  range,
  titleOf,
}: {
  told: Told | undefined;
  range: RangeId;
  titleOf: (server: string) => string;
}) {
  const [hovered, setHovered] = useState<number>();
  const [told, setTold] = useState(newest);
  // What somebody points at does not move away under the pointer.
  if (hovered === undefined && told !== newest) setTold(newest);
  const metrics = told?.metrics ?? BLANK;
  const { stepMs, markers, resources } = metrics;
  const [first, last] = useSpan(told, range);
  const axis = useMemo(() => ({ from: first, to: last, ...timeTicks(first, last) }), [first, last]);
  // oxlint-disable-next-line react/exhaustive-deps -- titles change seldom, and then another answer comes soon
  const charts = useMemo(() => chartsOf(metrics, titleOf), [metrics]);
  const marks = useMemo(
    () => [...new Set(markers.map(({ at }) => at - (at % stepMs)))].filter((at) => at >= first),
    [markers, stepMs, first],
  );
  const rest = t('metrics.each', { step: spanWords(stepMs) });
  return (
    <>
      <MomentLine
        at={hovered}
        rest={
          resources.length > MOST_LINES
            ? `${rest} ${t('metrics.more', { count: resources.length - MOST_LINES })}`
            : rest
        }
        markers={markers.filter(({ at }) => hovered !== undefined && at - (at % stepMs) === hovered)}
        titleOf={titleOf}
      />
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-5 pb-6">
        {charts.map(({ id, series, rows, unit, format }) => {
          const chart = t(`metrics.${id}`);
          return (
            <ChartPanel
              key={id}
              title={chart}
              file={`patchbay-${id}`}
              axis={axis}
              series={series}
              rows={rows}
              marks={marks}
              hovered={hovered}
              onHover={setHovered}
              unit={unit}
              format={format}
              moment={momentOf}
              words={{
                time: t('metrics.time'),
                table: t('metrics.asTable', { chart }),
                csv: t('metrics.asCsv', { chart }),
                png: t('metrics.asPng', { chart }),
                none: t('metrics.none'),
              }}
            />
          );
        })}
        {metrics.byTool.length > 0 && <ToolTable tools={metrics.byTool} />}
      </div>
    </>
  );
}

/** From the first step to the last, whose end is still to come. */
function useSpan(told: Told | undefined, range: RangeId): [number, number] {
  const [opened] = useState(Date.now);
  const points = told?.metrics.points ?? [];
  const first = points[0]?.at ?? opened - RANGES[range].ms;
  return [first, points.at(-1)?.at ?? opened];
}
