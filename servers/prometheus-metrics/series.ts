import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import type { Prometheus } from './prometheus.ts';
import { Selector } from './promql.ts';
import { labelText } from './samples.ts';
import { shorten } from './shorten.ts';
import { secondsOf, Time } from './times.ts';

const Labels = z.record(z.string(), z.string());
const SHOWN = 200;

/** spec/servers.md A.1.12. */
export function seriesTool(prometheus: Prometheus): Tool {
  return defineTool({
    name: 'prometheus_series',
    title: 'Find series',
    description:
      'Lists the series that any of the selectors matches, with all their labels. At most 5,000: truncated says whether there are more.',
    input: z.object({
      match: z.array(Selector).min(1).max(50).describe('Selectors, such as up or {job="api"}'),
      start: Time.optional().describe('RFC 3339 or Unix seconds: only series that were there since'),
      end: Time.optional().describe('RFC 3339 or Unix seconds: only series that were there until'),
    }),
    output: z.object({
      series: z.array(Labels),
      truncated: z.boolean(),
      warnings: z.array(z.string()),
    }),
    risk: ['read', 'network'],
    async run({ match, start, end }, context) {
      if (start !== undefined && end !== undefined && secondsOf(start) > secondsOf(end)) {
        throw new ToolFailure('V', 'start is after end.', { field: 'start' });
      }
      const { data, warnings } = await prometheus.ask(
        { path: '/api/v1/series', form: { 'match[]': match, start, end }, data: z.array(Labels) },
        context,
      );
      const { list, truncated } = shorten(data);
      return { series: list, truncated, warnings };
    },
    text: ({ series, truncated, warnings }) =>
      [
        `${series.length} series${truncated ? ', and more that are not listed' : ''}`,
        ...series.slice(0, SHOWN).map(labelText),
        ...(series.length > SHOWN ? [`and ${series.length - SHOWN} more in the structured content`] : []),
        ...warnings.map((warning) => `warning: ${warning}`),
      ].join('\n'),
  });
}
