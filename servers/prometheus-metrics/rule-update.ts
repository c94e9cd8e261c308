import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { findRule } from './find-rule.ts';
import type { RuleChanges } from './rule-change.ts';
import { changeText, RuleChange, ruleFields } from './rule-fields.ts';

/** spec/servers.md A.1.12, alert rule management. */
export function ruleUpdateTool(changes: RuleChanges): Tool {
  return defineTool({
    name: 'rule_update',
    title: 'Change an alert rule',
    description:
      'Changes what is given of an alert rule in the rule file of this server and leaves the rest of the file as it is, comments included. Labels and annotations are replaced as a whole. Loaded, checked and put back as with rule_create.',
    input: z.object({
      group: ruleFields.group,
      alert: ruleFields.alert,
      expr: ruleFields.expr.optional(),
      for: ruleFields.for.optional(),
      labels: ruleFields.labels.optional(),
      annotations: ruleFields.annotations.optional(),
      reload: ruleFields.reload,
      dry_run: ruleFields.dry_run,
    }),
    output: RuleChange,
    risk: ['write', 'network'],
    annotations: { destructiveHint: true, idempotentHint: true },
    async run({ group, alert, reload, dry_run, ...given }, context) {
      const fields = Object.entries(given).filter(([, value]) => value !== undefined);
      if (fields.length === 0) {
        throw new ToolFailure('V', 'Nothing is to be changed: give expr, for, labels or annotations.', {
          field: 'expr',
        });
      }
      return changes.apply({ group, alert, reload, dry_run }, context, (file) => {
        const { group: at, rule, found } = findRule(file, group, alert);
        for (const [field, value] of fields) {
          file.document.setIn(['groups', at, 'rules', rule, field], file.document.createNode(value));
        }
        return { before: found, after: { ...found, ...Object.fromEntries(fields) } };
      });
    },
    text: changeText,
  });
}
