import { defineServer } from '#servers/kit/server.ts';
import type { ServerDefinition } from '#servers/kit/server.ts';
import { createPrometheus } from './prometheus.ts';
import { prometheusMetrics } from './prometheus-metrics.ts';
import { createTools } from './tools.ts';

/** The server with limits of its own and no pauses between attempts, for tests. */
export function createTestServer(now: () => number = () => Date.now()): ServerDefinition {
  const prometheus = createPrometheus({ now, pause: () => Promise.resolve() });
  return defineServer({ ...prometheusMetrics, ...createTools(prometheus) });
}

/** One call of every tool that asks Prometheus, with arguments that are in order. */
export const CALLS: readonly (readonly [string, Record<string, string | string[]>])[] = [
  ['prometheus_query', { query: 'up' }],
  ['prometheus_query_range', { query: 'up', start: '1', end: '2' }],
  ['prometheus_series', { match: ['up'] }],
  ['prometheus_labels', {}],
  ['prometheus_targets', {}],
  ['prometheus_alerts', {}],
  ['prometheus_rules', {}],
  ['rule_create', { group: 'g', alert: 'New', expr: 'up == 0' }],
  ['rule_update', { group: 'ours', alert: 'Old', expr: 'up == 1' }],
  ['rule_delete', { group: 'ours', alert: 'Old' }],
  ['gather_context', {}],
];

/** A rule file with comments and one alert. */
export const RULES = `# Ours.
groups:
  - name: ours # the only one
    rules:
      - alert: Old # kept
        expr: up == 0
        labels:
          severity: page
      - record: job:up:sum
        expr: sum by (job) (up)
`;
