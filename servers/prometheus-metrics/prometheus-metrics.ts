import { defineServer } from '#servers/kit/server.ts';
import { prometheusMetrics as manifest } from './manifest.ts';
import { createPrometheus } from './prometheus.ts';
import { createTools } from './tools.ts';

/** Queries, targets, alerts and alert rules of a Prometheus: spec/servers.md A.1.12. */
export const prometheusMetrics = defineServer({
  name: manifest.id,
  title: manifest.title,
  version: '1.0.0',
  instructions:
    'Asks a Prometheus: PromQL queries, series, labels, targets, alerts and rules. Metric names: prometheus_labels with label=__name__. Alert rules are changed in one file that the user has named.',
  settings: manifest.settings,
  ...createTools(createPrometheus()),
});
