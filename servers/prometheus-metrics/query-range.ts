import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import type { Prometheus } from './prometheus.ts';
import { Query } from './promql.ts';
import { QueryData, QueryOutput, queryText } from './samples.ts';
import { shorten } from './shorten.ts';
import { durationSeconds, secondsOf, Step, Time } from './times.ts';

/** What Prometheus itself gives at most, per series. */
const MOST_POINTS = 11_000;

/** spec/servers.md A.1.12. */
export function queryRangeTool(prometheus: Prometheus): Tool {
  return defineTool({
    name: 'prometheus_query_range',
    title: 'Query Prometheus over time',
    description:
      'Runs a PromQL query at every step between two moments. At most 11,000 steps: take a longer step for a longer time.',
    input: z.object({
      query: Query.describe('PromQL, at most 1,000 characters'),
      start: Time.describe('RFC 3339 or Unix seconds'),
      end: Time.describe('RFC 3339 or Unix seconds; not before start'),
      step: Step.default('15s').describe('A number and one of s, m, h, d, w'),
    }),
    output: QueryOutput,
    risk: ['read', 'network'],
    async run({ query, start, end, step }, context) {
      const span = secondsOf(end) - secondsOf(start);
      if (span < 0) throw new ToolFailure('V', 'start is after end.', { field: 'start' });
      const points = Math.floor(span / durationSeconds(step)) + 1;
      if (points > MOST_POINTS) {
        throw new ToolFailure(
          'V',
          `A step of ${step} makes ${points} points; at most ${MOST_POINTS} are given. Take a step of ${Math.ceil(span / (MOST_POINTS - 1))}s or more, or a shorter time.`,
          { field: 'step', points, limit: MOST_POINTS },
        );
      }
      const form = { query, start, end, step };
      const { data, warnings } = await prometheus.ask(
        { path: '/api/v1/query_range', form, data: QueryData },
        context,
      );
      const { list, truncated } = shorten(data.result);
      return { resultType: data.resultType, result: list, truncated, warnings };
    },
    text: queryText,
  });
}
