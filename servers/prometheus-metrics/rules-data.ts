import { z } from 'zod';
import type { Prometheus } from './prometheus.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

const Labels = z.record(z.string(), z.string());

/** One firing or pending alert. */
export const AlertData = z.object({
  labels: Labels,
  annotations: Labels,
  state: z.enum(['firing', 'pending']),
  activeAt: z.string().nullish(),
  value: z.string(),
});

const Common = {
  name: z.string(),
  query: z.string(),
  labels: Labels.default({}),
  health: z.string(),
  lastError: z.string().default(''),
  lastEvaluation: z.string().default(''),
};

const RulesData = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      file: z.string(),
      interval: z.number(),
      rules: z.array(
        z.discriminatedUnion('type', [
          z.object({
            type: z.literal('alerting'),
            ...Common,
            state: z.string(),
            duration: z.number(),
            annotations: Labels.default({}),
            alerts: z.array(AlertData).nullish(),
          }),
          z.object({ type: z.literal('recording'), ...Common }),
        ]),
      ),
    }),
  ),
});

type Group = z.output<typeof RulesData>['groups'][number];
export type LoadedRule = Group['rules'][number];

/** The groups that Prometheus has loaded, of recording rules too unless only `alerts` are wanted. */
export async function loadedGroups(
  prometheus: Prometheus,
  context: ToolContext,
  only?: 'alerts',
): Promise<Group[]> {
  const search = only === undefined ? {} : { type: 'alert' };
  const { data } = await prometheus.ask({ path: '/api/v1/rules', search, data: RulesData }, context);
  return data.groups;
}
