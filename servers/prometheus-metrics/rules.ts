import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import type { Prometheus } from './prometheus.ts';
import { loadedGroups } from './rules-data.ts';
import type { LoadedRule } from './rules-data.ts';

const Labels = z.record(z.string(), z.string());

const Rule = z.object({
  type: z.enum(['alerting', 'recording']),
  name: z.string(),
  query: z.string(),
  labels: Labels,
  health: z.string().describe('ok, err or unknown (not evaluated yet)'),
  last_error: z.string(),
  last_evaluation: z.string(),
  state: z.string().nullable().describe('Of an alerting rule: inactive, pending or firing'),
  for_seconds: z.number().nullable(),
  annotations: Labels.nullable(),
  active_alerts: z.int().nullable(),
});

/** spec/servers.md A.1.12. */
export function rulesTool(prometheus: Prometheus): Tool {
  return defineTool({
    name: 'prometheus_rules',
    title: 'Loaded rules',
    description:
      'Lists the alerting and recording rules that Prometheus has loaded, from all files, with their state. rule_list shows the one file that this server manages.',
    input: z.object({}),
    output: z.object({
      groups: z.array(
        z.object({
          name: z.string(),
          file: z.string(),
          interval_seconds: z.number(),
          rules: z.array(Rule),
        }),
      ),
    }),
    risk: ['read', 'network'],
    async run(_input, context) {
      const groups = await loadedGroups(prometheus, context);
      return {
        groups: groups.map(({ name, file, interval, rules }) => ({
          name,
          file,
          interval_seconds: interval,
          rules: rules.map(shown),
        })),
      };
    },
    text: ({ groups }) =>
      groups.length === 0
        ? 'No rules are loaded.'
        : groups
            .flatMap(({ name, file, rules }) => [
              `${name} (${file})`,
              ...rules.map(
                (rule) =>
                  `  ${rule.type} ${rule.name}: ${rule.query} [${rule.state ?? rule.health}]${rule.last_error === '' ? '' : ` ${rule.last_error}`}`,
              ),
            ])
            .join('\n'),
  });
}

function shown(rule: LoadedRule): z.infer<typeof Rule> {
  const alerting = rule.type === 'alerting' ? rule : undefined;
  return {
    type: rule.type,
    name: rule.name,
    query: rule.query,
    labels: rule.labels,
    health: rule.health,
    last_error: rule.lastError,
    last_evaluation: rule.lastEvaluation,
    state: alerting?.state ?? null,
    for_seconds: alerting?.duration ?? null,
    annotations: alerting?.annotations ?? null,
    active_alerts: alerting === undefined ? null : (alerting.alerts?.length ?? 0),
  };
}
