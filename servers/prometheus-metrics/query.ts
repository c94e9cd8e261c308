import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import type { Prometheus } from './prometheus.ts';
import { Query } from './promql.ts';
import { QueryData, QueryOutput, queryText } from './samples.ts';
import { shorten } from './shorten.ts';
import { durationSeconds, Step, Time } from './times.ts';

const MOST_SECONDS = 120;
/** Prometheus is the one to say that it ran out of time. */
const GRACE_MS = 1_000;

/** spec/servers.md A.1.12. */
export function queryTool(prometheus: Prometheus): Tool {
  return defineTool({
    name: 'prometheus_query',
    title: 'Query Prometheus',
    description:
      'Runs a PromQL query at one moment and gives the value of every series. The query is parsed first: one that is not PromQL is refused and nothing is sent.',
    input: z.object({
      query: Query.describe('PromQL, at most 1,000 characters, such as sum(rate(http_requests_total[5m]))'),
      time: Time.optional().describe('RFC 3339 or Unix seconds; without it: now'),
      timeout: Step.refine((timeout) => durationSeconds(timeout) <= MOST_SECONDS, {
        message: `is more than ${MOST_SECONDS} s`,
      })
        .default('30s')
        .describe('How long Prometheus may take, such as 30s or 2m'),
    }),
    output: QueryOutput,
    risk: ['read', 'network'],
    async run({ query, time, timeout }, context) {
      const { data, warnings } = await prometheus.ask(
        {
          path: '/api/v1/query',
          form: { query, time, timeout },
          data: QueryData,
          timeoutMs: durationSeconds(timeout) * 1000 + GRACE_MS,
        },
        context,
      );
      const { list, truncated } = shorten(data.result);
      return { resultType: data.resultType, result: list, truncated, warnings };
    },
    text: queryText,
  });
}
