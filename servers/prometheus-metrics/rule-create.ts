import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import type { RuleChanges } from './rule-change.ts';
import { changeText, RuleChange, ruleFields } from './rule-fields.ts';
import { addGroup, rulesNode } from './rule-file.ts';
import type { FileRule } from './rule-file.ts';

/** spec/servers.md A.1.12, alert rule management. */
export function ruleCreateTool(changes: RuleChanges): Tool {
  return defineTool({
    name: 'rule_create',
    title: 'Create an alert rule',
    description:
      'Adds an alert rule to the rule file of this server, makes Prometheus load it and looks that it did. The expression is checked first. If Prometheus does not take it, the file is put back as it was.',
    input: z.object({
      group: ruleFields.group,
      alert: ruleFields.alert,
      expr: ruleFields.expr,
      for: ruleFields.for.default('0s'),
      labels: ruleFields.labels.default({}),
      annotations: ruleFields.annotations.default({}),
      reload: ruleFields.reload,
      dry_run: ruleFields.dry_run,
    }),
    output: RuleChange,
    risk: ['write', 'network'],
    run({ expr, for: held, labels, annotations, ...asked }, context) {
      return changes.apply(asked, context, (file) => {
        const at = file.groups.findIndex(({ name }) => name === asked.group);
        if (file.groups[at]?.rules.some(({ alert }) => alert === asked.alert) === true) {
          throw new ToolFailure(
            'V',
            `${asked.group} already has an alert ${asked.alert}. Change it with rule_update.`,
            { field: 'alert' },
          );
        }
        const after: FileRule = {
          alert: asked.alert,
          expr,
          ...(held === '0s' ? {} : { for: held }),
          ...(Object.keys(labels).length === 0 ? {} : { labels }),
          ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
        };
        const rules = rulesNode(file, at === -1 ? addGroup(file, asked.group) : at);
        rules.add(file.document.createNode(after));
        rules.flow = false;
        return { before: undefined, after };
      });
    },
    text: changeText,
  });
}
