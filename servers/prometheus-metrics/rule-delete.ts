import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { z } from 'zod';
import { findRule } from './find-rule.ts';
import type { RuleChanges } from './rule-change.ts';
import { changeText, RuleChange, ruleFields } from './rule-fields.ts';

/** spec/servers.md A.1.12, alert rule management. */
export function ruleDeleteTool(changes: RuleChanges): Tool {
  return defineTool({
    name: 'rule_delete',
    title: 'Delete an alert rule',
    description:
      'Removes an alert rule from the rule file of this server, and its group when nothing is left in it. Loaded, checked and put back as with rule_create.',
    input: z.object({
      group: ruleFields.group,
      alert: ruleFields.alert,
      reload: ruleFields.reload,
      dry_run: ruleFields.dry_run,
    }),
    output: RuleChange,
    risk: ['write', 'destroy', 'network'],
    run(asked, context) {
      return changes.apply(asked, context, (file) => {
        const { group, rule, found } = findRule(file, asked.group, asked.alert);
        const left = (file.groups[group]?.rules.length ?? 0) - 1;
        file.document.deleteIn(left === 0 ? ['groups', group] : ['groups', group, 'rules', rule]);
        return { before: found, after: undefined };
      });
    },
    text: changeText,
  });
}
