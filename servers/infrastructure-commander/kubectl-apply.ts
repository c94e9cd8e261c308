import { z } from 'zod';
import { adviceFor } from '#servers/commands/program-advice.ts';
import { requireSuccess, run } from '#servers/kit/exec.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { ClusterObject, withoutSecrets } from './cluster-objects.ts';
import { retrying } from './retrying.ts';

const STEP_MS = 120_000;
const WAIT_S = 300;
const ROLLS_OUT = /^(?:deployment|statefulset|daemonset)\.apps\//;

export const kubectlApply = defineTool({
  name: 'kubectl_apply',
  title: 'Apply a manifest',
  description:
    'Has the cluster check a manifest (server-side dry run) and keeps what is there now; with dry_run false it then applies it and waits until workloads are rolled out, at most 300 s. Values of secrets are never answered.',
  input: z.object({
    manifest_path: z
      .string()
      .min(1)
      .describe('File or folder: absolute, or relative to the first workspace folder'),
    namespace: z
      .string()
      .max(253)
      .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, 'is not the name of a namespace')
      .default('default'),
    dry_run: z.boolean().default(true).describe('Only check'),
    wait_ready: z.boolean().default(true).describe('Wait until workloads are rolled out'),
  }),
  output: z.object({
    applied: z.boolean(),
    ready: z.boolean().nullable().describe('null: nothing was waited for'),
    resources: z.array(z.string()),
    previous: z
      .array(ClusterObject)
      .describe('What was there before, to go back to; resources that are not in it are new'),
  }),
  risk: ['write', 'network'],
  async run({ manifest_path, namespace, dry_run, wait_ready }, { workspace, signal, progress }) {
    const { path } = await workspace.locate('manifest_path', manifest_path, 'mustExist');
    const kubectl = async (args: string[], timeoutMs = STEP_MS): Promise<string> => {
      const all = [...args, '--namespace', namespace];
      const options = { timeoutMs, advice: adviceFor('kubectl'), signal };
      return requireSuccess('kubectl', await retrying(() => run('kubectl', all, options), signal)).stdout;
    };
    const names = (listed: string): string[] => listed.split('\n').filter((line) => line !== '');

    const checked = names(await kubectl(['apply', '--dry-run=server', '-o', 'name', '-f', path]));
    const there = await kubectl(['get', '--ignore-not-found', '-o', 'json', '-f', path]);
    const previous = withoutSecrets(there);
    if (dry_run) return { applied: false, ready: null, resources: checked, previous };
    await progress(1, 3, 'checked');
    try {
      const resources = names(await kubectl(['apply', '-o', 'name', '-f', path]));
      await progress(2, 3, 'applied');
      const waited = wait_ready ? resources.filter((name) => ROLLS_OUT.test(name)) : [];
      for (const name of waited) {
        await kubectl(['rollout', 'status', name, `--timeout=${WAIT_S}s`], (WAIT_S + 10) * 1000);
      }
      return { applied: true, ready: waited.length > 0 ? true : null, resources, previous };
    } catch (error) {
      // Whoever has to put it back needs to know what was there.
      if (!(error instanceof ToolFailure)) throw error;
      throw new ToolFailure(error.code, error.message, { ...error.fields, previous });
    }
  },
  text: ({ applied, ready, resources, previous }) =>
    `${applied ? 'Applied' : 'Would apply'} ${resources.join(', ')}${ready === true ? ', all rolled out' : ''}. ${previous.length} of them were there before.`,
});
