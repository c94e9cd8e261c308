import type { Metrics } from '#contract/metrics.ts';
import { coreShare } from '#renderer/lib/chart-format.ts';
import { amount, byteSize, duration } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import type { Row, Series } from '#renderer/ui/chart/series.ts';

export interface ChartData {
  id: 'calls' | 'latency' | 'cpu' | 'memory';
  series: Series[];
  rows: Row[];
  /** What the axis of values is counted by. */
  unit: number;
  format: (value: number) => string;
}

/** There are eight hues; more lines than that nobody can tell apart. */
export const MOST_LINES = 8;

/** The four charts of an answer, all with a row for each of its steps. Servers are called by their id where `titleOf` knows none. */
export function chartsOf(metrics: Metrics, titleOf: (server: string) => string): ChartData[] {
  const { points, total } = metrics;
  const time = (name: 'p50' | 'p95' | 'p99', hue: number): Series => {
    const rest = total[name];
    return {
      key: name,
      name: t(`metrics.${name}`),
      hue,
      rest: rest === null ? t('metrics.none') : duration(rest),
    };
  };
  return [
    {
      id: 'calls',
      unit: 1,
      format: amount,
      series: [
        { key: 'calls', name: t('metrics.calls'), hue: 0, rest: amount(total.calls) },
        { key: 'errors', name: t('metrics.errors'), hue: 1, alarm: true, rest: amount(total.errors) },
      ],
      rows: points.map(({ at, calls, errors }) => ({ at, values: { calls, errors } })),
    },
    {
      id: 'latency',
      unit: 1,
      format: duration,
      series: [time('p50', 0), time('p95', 1), time('p99', 2)],
      rows: points.map(({ at, p50, p95, p99 }) => ({ at, values: { p50, p95, p99 } })),
    },
    resources(metrics, 'cpu', coreShare, titleOf),
    resources(metrics, 'memory', byteSize, titleOf),
  ];
}

/** One line for each server, those that took most first; its number is the highest it came to. */
function resources(
  metrics: Metrics,
  id: 'cpu' | 'memory',
  format: (value: number) => string,
  titleOf: (server: string) => string,
): ChartData {
  const lines = metrics.resources.map(({ instance, points }, hue) => ({
    instance,
    hue,
    most: Math.max(...points.map((point) => point[id])),
    values: new Map(points.map((point) => [point.at, point[id]])),
  }));
  const drawn = lines.toSorted((a, b) => b.most - a.most).slice(0, MOST_LINES);
  return {
    id,
    unit: id === 'cpu' ? 0.01 : 2 ** 20,
    format,
    series: drawn.map(({ instance, hue, most }) => ({
      key: instance,
      name: titleOf(instance.slice(0, instance.lastIndexOf('#'))),
      hue,
      rest: format(most),
    })),
    rows: metrics.points.map(({ at }) => ({
      at,
      values: Object.fromEntries(drawn.map(({ instance, values }) => [instance, values.get(at) ?? null])),
    })),
  };
}
