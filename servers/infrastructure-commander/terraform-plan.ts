import { join } from 'node:path';
import { z } from 'zod';
import { adviceFor } from '#servers/commands/program-advice.ts';
import { locateFolder } from '#servers/commands/run-command.ts';
import { findProgram, requireSuccess, run } from '#servers/kit/exec.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { Cost, estimateCost } from './cost.ts';
import { Change, readPlan } from './plan.ts';
import { retrying } from './retrying.ts';

const STEP_MS = 600_000;
const PLAN_FILE = 'patchbay.tfplan';

export const terraformPlan = defineTool({
  name: 'terraform_plan',
  title: 'Plan infrastructure',
  description:
    'Runs init and plan of OpenTofu, or of Terraform where there is no OpenTofu, and answers what would change, without values. The plan is kept in patchbay.tfplan and not applied. The cost is estimated where Infracost is installed.',
  input: z.object({
    working_dir: z.string().min(1).describe('Folder with the configuration, in the workspace'),
    var_file: z.string().min(1).optional().describe('File with values of variables, in the workspace'),
    target: z
      .string()
      .regex(/^[A-Za-z_][\w.[\]"-]*$/, 'is not the address of a resource')
      .optional()
      .describe('Only this resource and what it depends on'),
    estimate_cost: z.boolean().default(true),
  }),
  output: z.object({
    program: z.enum(['tofu', 'terraform']),
    plan_file: z.string(),
    changes: z.array(Change).describe('Without what stays as it is'),
    counts: z.record(z.string(), z.int()).describe('Changes by what is done'),
    cost: Cost.nullable().describe('null: not asked for'),
  }),
  risk: ['execute', 'network'],
  async run({ working_dir, var_file, target, estimate_cost }, context) {
    const { workspace, signal, progress } = context;
    await workspace.locate('working_dir', working_dir, 'mustExist');
    const cwd = await locateFolder('working_dir', working_dir, context);
    const values =
      var_file === undefined ? undefined : await workspace.locate('var_file', var_file, 'mustExist');
    const program = await planner();
    const options = { cwd, timeoutMs: STEP_MS, env: { TF_IN_AUTOMATION: '1', TF_INPUT: '0' }, signal };
    const step = async (args: string[]): Promise<string> =>
      requireSuccess(program, await run(program, args, options)).stdout;

    // Init downloads, and may be done twice; a plan that failed would fail again.
    const init = ['init', '-input=false', '-no-color'];
    requireSuccess(program, await retrying(() => run(program, init, options), signal));
    await progress(1, 3, 'initialised');
    await step([
      'plan',
      '-input=false',
      '-no-color',
      `-out=${PLAN_FILE}`,
      ...(values === undefined ? [] : [`-var-file=${values.path}`]),
      ...(target === undefined ? [] : [`-target=${target}`]),
    ]);
    await progress(2, 3, 'planned');
    const json = await step(['show', '-json', PLAN_FILE]);
    const { changes, counts } = readPlan(json);
    const cost = estimate_cost ? await estimateCost(json, cwd, signal) : null;
    return { program, plan_file: join(cwd, PLAN_FILE), changes, counts, cost };
  },
  text: ({ changes, counts, plan_file, cost }) =>
    [
      changes.length === 0 ? 'Nothing would change.' : `Would change: ${JSON.stringify(counts)}.`,
      ...changes.map(({ address, actions }) => `${actions.join(' and ')} ${address}`),
      `The plan is in ${plan_file}.`,
      cost?.monthly === undefined || cost.monthly === null
        ? ''
        : `About ${cost.monthly} ${cost.currency ?? ''} a month.`,
    ].join('\n'),
});

async function planner(): Promise<'tofu' | 'terraform'> {
  for (const name of ['tofu', 'terraform'] as const) {
    if ((await findProgram(name)) !== undefined) return name;
  }
  throw new ToolFailure('D', `Neither tofu nor terraform is installed. ${adviceFor('tofu')}`, {
    program: 'tofu',
  });
}
