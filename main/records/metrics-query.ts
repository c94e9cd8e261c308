import { serverOf } from '#contract/ids.ts';
import { MetricsMarker } from '#contract/metrics.ts';
import type { Metrics, MetricsQuery, ResourcePoint } from '#contract/metrics.ts';
import type { MetricRows } from '#main/store/metric-rows.ts';
import { mergeInto, newHistogram, percentilesOf, unpackInto } from './metrics-histogram.ts';
import type { Histogram, Percentiles } from './metrics-histogram.ts';
import { planOf } from './metrics-tiers.ts';
import type { Plan } from './metrics-tiers.ts';

const MOST_TOOLS = 200;
const MOST_MARKERS = 500;

interface Sum {
  calls: number;
  errors: number;
  times: Histogram;
}

/** Answers from what is written. */
export function readMetrics(rows: MetricRows, query: MetricsQuery, now: number): Metrics {
  const plan = planOf(query.from, query.to, query.points, now);
  const { stepMs, from, to } = plan;
  const steps = Array.from({ length: (to - from) / stepMs }, newSum);
  const tools = new Map<string, Sum & { server: string; name: string }>();
  const total = newSum();
  for (const row of rows.callsBetween(plan.tierMs, from, to, query.server)) {
    const { at, server, name } = row;
    if (query.tool !== undefined && name !== query.tool) continue;
    const key = `${server} ${name}`;
    let tool = tools.get(key);
    if (tool === undefined) tools.set(key, (tool = { server, name, ...newSum() }));
    const step = steps[Math.floor((at - from) / stepMs)];
    const sums = step === undefined ? [tool] : [tool, step];
    for (const sum of sums) {
      sum.calls += row.calls;
      sum.errors += row.errors;
    }
    unpackInto(
      sums.map(({ times }) => times),
      row.times,
    );
  }
  for (const tool of tools.values()) {
    total.calls += tool.calls;
    total.errors += tool.errors;
    mergeInto(total.times, tool.times);
  }
  return {
    stepMs,
    points: steps.map((sum, index) => ({ at: from + index * stepMs, ...shown(sum) })),
    total: shown(total),
    byTool: [...tools.values()]
      .toSorted((a, b) => b.calls - a.calls)
      .slice(0, MOST_TOOLS)
      .map((sum) => ({ server: sum.server, name: sum.name, ...shown(sum) })),
    resources: resourcesOf(rows, plan, query.server),
    markers: rows
      .markersBetween(from, to, MOST_MARKERS)
      .flatMap((row) => MetricsMarker.safeParse(row).data ?? [])
      .filter(({ server }) => query.server === undefined || server === query.server),
  };
}

function newSum(): Sum {
  return { calls: 0, errors: 0, times: newHistogram() };
}

function shown({ calls, errors, times }: Sum): { calls: number; errors: number } & Percentiles {
  return { calls, errors, ...percentilesOf(times) };
}

function resourcesOf(rows: MetricRows, plan: Plan, server: string | undefined): Metrics['resources'] {
  const instances = new Map<string, ResourcePoint[]>();
  for (const { at, instance, cpu, memory } of rows.resourcesBetween(plan.tierMs, plan.from, plan.to)) {
    if (server !== undefined && serverOf(instance) !== server) continue;
    const points = instances.get(instance) ?? [];
    instances.set(instance, points);
    const step = at - ((at - plan.from) % plan.stepMs);
    const last = points.at(-1);
    if (last?.at === step) {
      last.cpu = Math.max(last.cpu, cpu);
      last.memory = Math.max(last.memory, memory);
    } else points.push({ at: step, cpu, memory });
  }
  return [...instances].map(([instance, points]) => ({ instance, points }));
}
