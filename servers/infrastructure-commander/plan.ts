import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';

export const Change = z.object({
  address: z.string(),
  type: z.string(),
  actions: z.array(z.string()).describe('create, update, delete, read; delete and create replaces'),
});
type Change = z.infer<typeof Change>;

/** The part of `show -json` that is looked at: https://developer.hashicorp.com/terraform/internals/json-format. */
const Plan = z.object({
  format_version: z.string(),
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        type: z.string(),
        change: z.object({ actions: z.array(z.string()) }),
      }),
    )
    .default([]),
});

/** What would change, by address, without any value. Throws E when it is not a plan. */
export function readPlan(json: string): { changes: Change[]; counts: Record<string, number> } {
  let plan: z.infer<typeof Plan>;
  try {
    plan = Plan.parse(JSON.parse(json));
  } catch {
    throw new ToolFailure('E', 'What was answered is not a plan in JSON.', {});
  }
  const changes = plan.resource_changes
    .map(({ address, type, change: { actions } }) => ({ address, type, actions }))
    .filter(({ actions }) => actions.join() !== 'no-op');
  const counts: Record<string, number> = {};
  for (const { actions } of changes) {
    const what = actions.length > 1 ? 'replace' : (actions[0] ?? 'no-op');
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return { changes, counts };
}
