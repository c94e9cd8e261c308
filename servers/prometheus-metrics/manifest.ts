import type { BundledServerInput } from '#contract/bundled.ts';
import { text } from '#contract/text.ts';

export const prometheusMetrics = {
  id: 'prometheus-metrics',
  title: 'Prometheus Metrics',
  description: text('server.bundled.prometheusMetrics'),
  entry: 'prometheus-metrics.mjs',
  verbs: {
    prometheus_query: ['read', 'network'],
    prometheus_query_range: ['read', 'network'],
    prometheus_series: ['read', 'network'],
    prometheus_labels: ['read', 'network'],
    prometheus_targets: ['read', 'network'],
    prometheus_alerts: ['read', 'network'],
    prometheus_rules: ['read', 'network'],
    rule_list: ['read'],
    rule_create: ['write', 'network'],
    rule_update: ['write', 'network'],
    rule_delete: ['write', 'destroy', 'network'],
    gather_context: ['read', 'network'],
  },
  needsWorkspace: false,
  settings: [
    { env: 'PROMETHEUS_URL', kind: 'url', required: false, default: 'http://localhost:9090' },
    { env: 'PROMETHEUS_API_KEY', kind: 'secret', required: false },
    { env: 'PROMETHEUS_RULES_FILE', kind: 'file', required: false },
  ],
  needs: [{ kind: 'service', name: 'Prometheus', how: text('need.Prometheus') }],
} satisfies BundledServerInput;
