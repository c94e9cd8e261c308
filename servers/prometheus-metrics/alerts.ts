import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool, ToolContext } from '#servers/kit/tool.ts';
import type { Prometheus } from './prometheus.ts';
import { AlertData, loadedGroups } from './rules-data.ts';
import { labelText } from './samples.ts';
import { shorten } from './shorten.ts';

const Labels = z.record(z.string(), z.string());

const Alert = z.object({
  name: z.string(),
  state: z.enum(['firing', 'pending', 'inactive']),
  severity: z.string().nullable(),
  labels: Labels,
  annotations: Labels,
  active_at: z.string().nullable().describe('null for an inactive alert'),
  value: z.string().nullable().describe('null for an inactive alert'),
});
type Alert = z.infer<typeof Alert>;

/** spec/servers.md A.1.12. */
export function alertsTool(prometheus: Prometheus): Tool {
  return defineTool({
    name: 'prometheus_alerts',
    title: 'Alerts',
    description:
      'Lists alerts with counts by severity: those that fire or are about to (pending). With state=inactive: the alerting rules whose condition does not hold now.',
    input: z.object({
      state: z
        .enum(['firing', 'pending', 'inactive'])
        .optional()
        .describe('Without it: firing and pending ones'),
    }),
    output: z.object({
      alerts: z.array(Alert),
      total: z.int(),
      by_severity: z
        .record(z.string(), z.int())
        .describe('By the label severity; "none" counts those without it'),
      truncated: z.boolean(),
    }),
    risk: ['read', 'network'],
    async run({ state }, context) {
      const alerts =
        state === 'inactive'
          ? await inactive(prometheus, context)
          : (await activeAlerts(prometheus, context)).filter(
              (alert) => state === undefined || alert.state === state,
            );
      const { list, truncated } = shorten(alerts);
      return { alerts: list, total: alerts.length, by_severity: countBySeverity(alerts), truncated };
    },
    text: ({ alerts, total, by_severity, truncated }) =>
      [
        total === 0
          ? 'No alerts.'
          : `${total} alerts: ${Object.entries(by_severity)
              .map(([severity, count]) => `${count} ${severity}`)
              .join(', ')}`,
        ...alerts.map(
          ({ state, name, labels, active_at }) =>
            `${state.padEnd(8)} ${name} ${labelText(labels)}${active_at === null ? '' : ` since ${active_at}`}`,
        ),
        ...(truncated ? ['There are more that are not listed.'] : []),
      ].join('\n'),
  });
}

/** What fires or is pending. */
export async function activeAlerts(prometheus: Prometheus, context: ToolContext): Promise<Alert[]> {
  const data = z.object({ alerts: z.array(AlertData) });
  const answer = await prometheus.ask({ path: '/api/v1/alerts', data }, context);
  return answer.data.alerts.map(({ labels, annotations, state, activeAt, value }) => ({
    name: labels['alertname'] ?? '',
    state,
    severity: labels['severity'] ?? null,
    labels,
    annotations,
    active_at: activeAt ?? null,
    value,
  }));
}

/** Prometheus has no alert for these, only the rule that makes none. */
async function inactive(prometheus: Prometheus, context: ToolContext): Promise<Alert[]> {
  const rules = (await loadedGroups(prometheus, context, 'alerts')).flatMap((group) => group.rules);
  return rules.flatMap((rule) =>
    rule.type === 'alerting' && rule.state === 'inactive'
      ? {
          name: rule.name,
          state: 'inactive' as const,
          severity: rule.labels['severity'] ?? null,
          labels: rule.labels,
          annotations: rule.annotations,
          active_at: null,
          value: null,
        }
      : [],
  );
}

export function countBySeverity(alerts: readonly Alert[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { severity } of alerts) counts[severity ?? 'none'] = (counts[severity ?? 'none'] ?? 0) + 1;
  return counts;
}
