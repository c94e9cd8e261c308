import path from 'node:path';
import { z } from 'zod';
import { requireProgram, requireSuccess, run } from '#servers/kit/exec.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { chooseContext, kubeconfigFiles, readKubeconfig } from './kubeconfig.ts';
import { requireAllowedProgram } from './login.ts';
import { ContextName, InNamespace, requireNamespace } from './names.ts';

const ADVICE = 'Install Helm from helm.sh/docs/intro/install, then try again.';
/** A chart of a repository that the user has added to Helm, or of a registry. */
const REMOTE = /^(?:oci:\/\/[a-zA-Z0-9][a-zA-Z0-9.:_/-]*|[a-zA-Z0-9][\w.-]*\/[a-zA-Z0-9][\w.-]*)$/;

/** What is told of a release: not its values and not its manifests, which hold secrets. */
const Release = z.object({
  name: z.string(),
  namespace: z.string(),
  version: z.int(),
  info: z.object({ status: z.string(), notes: z.string().nullish() }),
  chart: z.object({ metadata: z.object({ name: z.string(), version: z.string() }) }).optional(),
});

/** spec/servers.md A.1.4 (O1d). */
export const helmInstall = defineTool({
  name: 'helm_install',
  title: 'Install a chart',
  description:
    'Installs a Helm chart as a new release, with the helm program. The chart is a folder or file of the workspace (starting with ./), repository/name of a repository that Helm knows, or oci://…. Its values are not told.',
  input: z.object({
    release_name: z
      .string()
      .max(53)
      .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'is not the name of a release'),
    chart: z.string().min(1).max(1000),
    namespace: InNamespace,
    values_file: z.string().min(1).optional().describe('In the workspace'),
    set_values: z.record(z.string(), z.json()).default({}).describe('They win over those of the file'),
    version: z
      .string()
      .regex(/^[\w.+~^<>=* -]{1,100}$/)
      .regex(/^[^-]/)
      .optional()
      .describe('Of the chart'),
    create_namespace: z.boolean().default(false),
    wait: z.boolean().default(false).describe('Until everything is ready'),
    timeout: z.int().min(1).max(1_800).default(300).describe('Seconds'),
    dry_run: z.boolean().default(false),
    context: ContextName,
  }),
  output: z.object({
    context: z.string(),
    release_name: z.string(),
    namespace: z.string(),
    dry_run: z.boolean(),
    status: z.string(),
    revision: z.int(),
    chart: z.string(),
    notes: z.string(),
  }),
  risk: ['write', 'execute', 'network'],
  async run(input, context) {
    const { release_name, namespace, set_values, version, create_namespace, wait, timeout, dry_run } = input;
    const { settings, signal } = context;
    requireNamespace(settings, 'namespace', namespace);
    if (create_namespace) requireNamespace(settings, 'create_namespace', namespace);
    const chart = await chartOf(input.chart, context);
    const values = await valuesOf(input.values_file, context);
    await requireProgram('helm', ADVICE);
    const config = await readKubeconfig(settings);
    const kubeContext = chooseContext(config, settings, input.context);
    config.setCurrentContext(kubeContext);
    // Helm reads the kubeconfig itself and would run whatever it names.
    requireAllowedProgram(config.getCurrentUser(), settings);
    const args = [
      'install',
      release_name,
      chart,
      '--output',
      'json',
      '--namespace',
      namespace,
      '--kube-context',
      kubeContext,
      '--timeout',
      `${timeout}s`,
      ...values,
      '--values',
      '-',
      ...(version === undefined ? [] : ['--version', version]),
      ...(create_namespace ? ['--create-namespace'] : []),
      ...(wait ? ['--wait'] : []),
      ...(dry_run ? ['--dry-run'] : []),
    ];
    const result = await run('helm', args, {
      env: { KUBECONFIG: kubeconfigFiles(settings).join(path.delimiter) },
      // Values go in by stdin: nobody sees them in the list of processes.
      input: JSON.stringify(set_values),
      timeoutMs: (timeout + 30) * 1000,
      advice: ADVICE,
      signal,
    });
    const release = parseRelease(requireSuccess('helm', result).stdout);
    return {
      context: kubeContext,
      release_name: release.name,
      namespace: release.namespace,
      dry_run,
      status: release.info.status,
      revision: release.version,
      chart: [release.chart?.metadata.name ?? input.chart, release.chart?.metadata.version ?? []]
        .flat()
        .join(' '),
      notes: release.info.notes ?? '',
    };
  },
  text: ({ release_name, status, chart, notes, dry_run }) =>
    [`${dry_run ? 'Nothing was changed. ' : ''}${release_name} (${chart}): ${status}.`, notes]
      .join('\n')
      .trim(),
});

async function chartOf(given: string, { workspace }: ToolContext): Promise<string> {
  if (given.startsWith('.') || path.isAbsolute(given)) {
    return (await workspace.locate('chart', given, 'mustExist')).path;
  }
  if (REMOTE.test(given) && !given.includes('..')) return given;
  throw new ToolFailure(
    'V',
    `${given} is no ./folder of the workspace, repository/name or oci:// address. Add the repository to Helm first.`,
    { field: 'chart' },
  );
}

async function valuesOf(given: string | undefined, { workspace }: ToolContext): Promise<string[]> {
  if (given === undefined) return [];
  return ['--values', (await workspace.locate('values_file', given, 'mustExist')).path];
}

function parseRelease(stdout: string): z.infer<typeof Release> {
  try {
    return Release.parse(JSON.parse(stdout));
  } catch {
    throw new ToolFailure('E', 'helm ended without an error, but did not say what it has installed.', {
      program: 'helm',
    });
  }
}
