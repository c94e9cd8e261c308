import { z } from 'zod';

/** What Prometheus answers to an instant or range query, with one shape for all four types of result. */

const Sample = z.tuple([z.number(), z.string()]).describe('Unix seconds and the value');

export const Series = z.object({
  metric: z.record(z.string(), z.string()).describe('Labels; empty for a scalar or string'),
  value: Sample.optional(),
  values: z.array(Sample).optional().describe('Of a range query'),
  histogram: z.unknown().optional().describe('A native histogram, as Prometheus gives it'),
  histograms: z.array(z.unknown()).optional(),
});
type Series = z.infer<typeof Series>;

export const ResultType = z.enum(['vector', 'matrix', 'scalar', 'string']);

export const QueryData = z.discriminatedUnion('resultType', [
  z.object({ resultType: z.enum(['vector', 'matrix']), result: z.array(Series) }),
  z.object({
    resultType: z.enum(['scalar', 'string']),
    result: Sample.transform((value): Series[] => [{ metric: {}, value }]),
  }),
]);

export const QueryOutput = z.object({
  resultType: ResultType,
  result: z.array(Series),
  truncated: z.boolean().describe('There are more series than are given'),
  warnings: z.array(z.string()).describe('What Prometheus says of the answer'),
});

const SHOWN_SERIES = 100;
const SHOWN_SAMPLES = 10;

/** The same as lines of text: `up{job="x"} 1 @ 2026-01-31T12:00:00.000Z`. */
export function queryText({ result, truncated, warnings }: z.infer<typeof QueryOutput>): string {
  const hidden = result.length - SHOWN_SERIES;
  return [
    ...(result.length === 0 ? ['No series match.'] : []),
    ...result.slice(0, SHOWN_SERIES).map(seriesText),
    ...(hidden > 0 ? [`and ${hidden} more series in the structured content`] : []),
    ...(truncated ? ['There are more series than are given: ask for fewer.'] : []),
    ...warnings.map((warning) => `warning: ${warning}`),
  ].join('\n');
}

function seriesText({ metric, value, values = [], histogram, histograms = [] }: Series): string {
  const samples = value === undefined ? values : [value];
  const shown = samples.slice(-SHOWN_SAMPLES).map(([at, sample]) => `${sample} @ ${timeText(at)}`);
  const earlier = samples.length - shown.length;
  const native = histograms.length + (histogram === undefined ? 0 : 1);
  return [
    `${labelText(metric)} ${earlier > 0 ? `(${earlier} earlier) ` : ''}${shown.join(', ')}`.trim(),
    ...(native > 0 ? [`  ${native} native histograms in the structured content`] : []),
  ].join('\n');
}

/** `up{job="x"}`, as PromQL writes it. */
export function labelText({ __name__: name = '', ...labels }: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return pairs.length === 0 && name !== '' ? name : `${name}{${pairs.join(', ')}}`;
}

function timeText(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
