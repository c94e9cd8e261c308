import { z } from 'zod';
import { LabelName } from './labels.ts';
import { Query } from './promql.ts';
import { Duration } from './times.ts';

const LabelValue = z.string().max(2_000);

/** What the tools that change a rule share. */
export const ruleFields = {
  group: z.string().min(1).max(200).describe('Name of the group of rules'),
  alert: z.string().min(1).max(200).describe('Name of the alert'),
  expr: Query.describe('PromQL; the alert fires for every series that it gives'),
  for: Duration.describe('How long the condition must hold before it fires, such as 5m'),
  labels: z.record(LabelName, LabelValue).describe('Added to every alert, such as severity'),
  annotations: z
    .record(LabelName, LabelValue)
    .describe('Such as summary and description; may be Prometheus templates'),
  reload: z
    .boolean()
    .default(true)
    .describe(
      'Make Prometheus load the file, and put it back as it was when that fails. false: only write it',
    ),
  dry_run: z.boolean().default(false).describe('Check everything and show the rule; change nothing'),
};

export const RuleChange = z.object({
  file: z.string(),
  group: z.string(),
  alert: z.string(),
  before: z.string().nullable().describe('The rule as YAML; null: there was none'),
  after: z.string().nullable().describe('The rule as YAML; null: it is gone'),
  written: z.boolean().describe('false: a dry run'),
  loaded: z.boolean().describe('Prometheus was seen to have it loaded (or unloaded)'),
});

/** The same for a reader who sees only text. */
export function changeText(change: z.infer<typeof RuleChange>): string {
  const { file, group, alert, before, after, written, loaded } = change;
  const what = before === null ? 'added to' : after === null ? 'removed from' : 'changed in';
  const said = !written
    ? `Dry run: ${alert} would be ${what} ${group} in ${file}. Nothing was changed.`
    : `${alert} was ${what} ${group} in ${file}. ${loaded ? 'Prometheus has loaded it.' : 'Prometheus has not been asked to load it.'}`;
  return [said, ...(after === null ? [] : [after])].join('\n');
}
