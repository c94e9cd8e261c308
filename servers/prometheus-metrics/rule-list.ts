import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { FileRule, openRuleFile } from './rule-file.ts';

/** spec/servers.md A.1.12, alert rule management. */
export const ruleList = defineTool({
  name: 'rule_list',
  title: 'Rules of the file',
  description:
    'Lists the groups and rules that stand in the rule file of this server. What Prometheus has loaded, also from other files, is told by prometheus_rules.',
  input: z.object({}),
  output: z.object({
    file: z.string(),
    groups: z.array(
      z.object({ name: z.string(), interval: z.string().nullable(), rules: z.array(FileRule) }),
    ),
  }),
  risk: ['read'],
  async run(_input, context) {
    const { path, groups } = await openRuleFile(context, 'mustExist');
    return {
      file: path,
      groups: groups.map(({ name, interval, rules }) => ({ name, interval: interval ?? null, rules })),
    };
  },
  text: ({ file, groups }) =>
    [
      `${file}: ${groups.length} groups`,
      ...groups.flatMap(({ name, rules }) => [
        name,
        ...rules.map(({ alert, record, expr }) => `  ${alert ?? record ?? '(no name)'}: ${expr}`),
      ]),
    ].join('\n'),
});
