import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { CHECKS } from './checks.ts';
import { ContextName, Namespace, requireNamespace } from './names.ts';
import { textAt } from './reading.ts';

const TIMEOUT_MS = 60_000;
const SHOWN = 50;

const Check = z.object({
  name: z.string(),
  state: z.enum(['ok', 'problem', 'not checked']),
  looked_at: z.int(),
  findings: z.array(z.object({ object: z.string(), problem: z.string() })),
  more: z.boolean().describe('There are more findings or objects than were looked at'),
  reason: z.string().nullable().describe('Why it was not checked'),
});

/** spec/servers.md A.1.4 [P]. */
export const diagnostics = defineTool({
  name: 'cluster_diagnostics',
  title: 'Diagnose a cluster',
  description:
    'Looks for what is wrong: the API server’s own checks, nodes, pods, workloads, jobs, volume claims, warnings of late. What the login may not see is told as not checked.',
  input: z.object({
    namespace: Namespace.optional().describe('Without it: all'),
    context: ContextName,
  }),
  output: z.object({
    context: z.string(),
    version: z.string(),
    healthy: z.boolean().describe('Everything was checked and nothing found'),
    checks: z.array(Check),
  }),
  risk: ['read', 'network'],
  async run({ namespace, context: asked }, context) {
    requireNamespace(context.settings, 'namespace', namespace);
    const cluster = await openCluster(context, asked, TIMEOUT_MS);
    const version = await cluster.ask({ path: '/version' });
    const checks: z.infer<typeof Check>[] = [];
    for (const { name, look } of CHECKS) {
      try {
        const { findings, lookedAt, more } = await look(cluster, namespace);
        checks.push({
          name,
          state: findings.length === 0 ? 'ok' : 'problem',
          looked_at: lookedAt,
          findings: findings.slice(0, SHOWN),
          more: more || findings.length > SHOWN,
          reason: null,
        });
      } catch (error) {
        // One thing that may not be seen is no reason to say nothing of the others; a cluster that has gone is.
        if (!(error instanceof ToolFailure) || !['P', 'N'].includes(error.code)) throw error;
        const { message } = error;
        checks.push({ name, state: 'not checked', looked_at: 0, findings: [], more: false, reason: message });
      }
      await context.progress(checks.length, CHECKS.length, name);
    }
    return {
      context: cluster.context,
      version: textAt(version, 'gitVersion') ?? '?',
      healthy: checks.every(({ state, more }) => state === 'ok' && !more),
      checks,
    };
  },
  text: ({ context, version, checks }) =>
    [
      `${context}, Kubernetes ${version}`,
      ...checks.flatMap(({ name, state, looked_at, findings, reason }) => [
        `${name}: ${state}${reason === null ? ` (${looked_at} looked at)` : `: ${reason}`}`,
        ...findings.map(({ object, problem }) => `  ${object}: ${problem}`),
      ]),
    ].join('\n'),
});
