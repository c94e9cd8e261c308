import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import type { Prometheus } from './prometheus.ts';
import { shorten } from './shorten.ts';

/** What a label may be called in every Prometheus. */
export const LabelName = z
  .string()
  .max(100)
  .regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'is not the name of a label');

/** spec/servers.md A.1.12. */
export function labelsTool(prometheus: Prometheus): Tool {
  return defineTool({
    name: 'prometheus_labels',
    title: 'Labels',
    description:
      'Lists the names of all labels, or the values that one label has. At most 5,000: truncated says whether there are more.',
    input: z.object({
      label: LabelName.optional().describe(
        'Gives the values of this label, such as job; __name__ gives the metrics',
      ),
    }),
    output: z.object({
      label: z.string().nullable().describe('null: the names of all labels are given'),
      values: z.array(z.string()),
      truncated: z.boolean(),
      warnings: z.array(z.string()),
    }),
    risk: ['read', 'network'],
    async run({ label }, context) {
      const path = label === undefined ? '/api/v1/labels' : `/api/v1/label/${label}/values`;
      const { data, warnings } = await prometheus.ask({ path, data: z.array(z.string()) }, context);
      const { list, truncated } = shorten(data);
      return { label: label ?? null, values: list, truncated, warnings };
    },
    text: ({ label, values, truncated, warnings }) =>
      [
        `${values.length} ${label === null ? 'labels' : `values of ${label}`}${truncated ? ', and more that are not listed' : ''}`,
        ...values,
        ...warnings.map((warning) => `warning: ${warning}`),
      ].join('\n'),
  });
}
