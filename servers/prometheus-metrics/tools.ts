import type { Resource } from '#servers/kit/resource.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { alertsTool } from './alerts.ts';
import { prometheusContext } from './context.ts';
import { labelsTool } from './labels.ts';
import type { Prometheus } from './prometheus.ts';
import { queryRangeTool } from './query-range.ts';
import { queryTool } from './query.ts';
import { createRuleChanges } from './rule-change.ts';
import { ruleCreateTool } from './rule-create.ts';
import { ruleDeleteTool } from './rule-delete.ts';
import { ruleList } from './rule-list.ts';
import { ruleUpdateTool } from './rule-update.ts';
import { rulesTool } from './rules.ts';
import { seriesTool } from './series.ts';
import { targetsTool } from './targets.ts';

/** Everything this server offers, on one Prometheus and its limits. */
export function createTools(prometheus: Prometheus): { tools: Tool[]; resources: Resource[] } {
  const changes = createRuleChanges(prometheus);
  const { tool, resource } = prometheusContext(prometheus);
  return {
    tools: [
      queryTool(prometheus),
      queryRangeTool(prometheus),
      seriesTool(prometheus),
      labelsTool(prometheus),
      targetsTool(prometheus),
      alertsTool(prometheus),
      rulesTool(prometheus),
      ruleList,
      ruleCreateTool(changes),
      ruleUpdateTool(changes),
      ruleDeleteTool(changes),
      tool,
    ],
    resources: [resource],
  };
}
