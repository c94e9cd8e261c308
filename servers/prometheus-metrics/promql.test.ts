import { expect, test } from 'vitest';
import { Query, Selector } from './promql.ts';

test.each([
  'up',
  'up{job="x", instance!~"a.+"}',
  'sum by (job) (rate(http_requests_total{code=~"5.."}[5m])) / on (job) group_left sum(x) > bool 0.1',
  'histogram_quantile(0.9, sum by (le) (rate(a_bucket[5m])))',
  'max_over_time(x[1h:5m] offset 1d) @ 1600000000',
  'delete_total{create="drop table"} # DROP',
  '"a string"',
  '-1.5e3',
])('%s is PromQL', async (query) => {
  expect((await Query.safeParseAsync(query)).success).toBe(true);
});

test.each([
  ['', 'Too small'],
  ['   ', 'still to come'],
  ['sum(up', 'still to come'],
  ['# nothing', 'still to come'],
  ['up{job=x}', 'cannot understand "x" at character 8'],
  ['up down', 'cannot understand "down" at character 4'],
  ['foo(up)', 'at character 4'],
  ['x'.repeat(1_001), 'Too big'],
])('%s is refused, and it says where', async (query, problem) => {
  expect((await Query.safeParseAsync(query)).error?.issues[0]?.message).toContain(problem);
});

test.each(['up', 'up{a="b"}', '{__name__=~"a.*"}', '{"metric.name"}'])('%s is a selector', async (source) => {
  expect((await Selector.safeParseAsync(source)).success).toBe(true);
});

test.each(['up[5m]', 'up offset 5m', 'rate(up[5m])', '(up)', '1', 'up == 1', 'up{'])(
  '%s is no selector',
  async (source) => {
    expect((await Selector.safeParseAsync(source)).success).toBe(false);
  },
);
