import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { ContextName, InNamespace, Name, requireNamespace } from './names.ts';
import { POD } from './pod-view.ts';
import { pathOf } from './resources.ts';

/** A tool answers once, so following ends here at the latest. */
const FOLLOW_MS = 30_000;
const MAX_BYTES = 1024 * 1024;
const AGO = /^(\d{1,7})([smhd])$/;
const UNIT_SECONDS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };

const Since = z
  .string()
  .refine(
    (given) => AGO.test(given) || z.iso.datetime({ offset: true }).safeParse(given).success,
    'is no moment such as 2026-01-31T12:00:00Z or 10m',
  );

/** spec/servers.md A.1.4; https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#http-get */
export const logs = defineTool({
  name: 'kubectl_logs',
  title: 'Logs of a pod',
  description:
    'Gives the last lines that a container of a pod wrote. With follow it waits for more, until the container ends or 30 s have passed. At most 1 MiB: truncated says whether there was more.',
  input: z.object({
    pod_name: Name,
    namespace: InNamespace,
    container: Name.optional().describe('Needed when the pod has several'),
    tail: z.int().min(1).max(10_000).default(100).describe('How many of the last lines'),
    follow: z.boolean().default(false),
    since: Since.optional().describe('RFC 3339, or how long ago, such as 10m'),
    previous: z.boolean().default(false).describe('Of the container before its last restart'),
    timestamps: z.boolean().default(false).describe('Put the time before each line'),
    context: ContextName,
  }),
  output: z.object({
    context: z.string(),
    pod_name: z.string(),
    container: z.string().nullable(),
    logs: z.string(),
    truncated: z.boolean(),
  }),
  risk: ['read', 'network'],
  async run(input, context) {
    const { pod_name, namespace, container, tail, follow, since, previous, timestamps } = input;
    requireNamespace(context.settings, 'namespace', namespace);
    const cluster = await openCluster(context, input.context, FOLLOW_MS * 2);
    const kept: Buffer[] = [];
    let room = MAX_BYTES;
    let truncated = false;
    const full = new AbortController();
    const ends = follow ? [AbortSignal.timeout(FOLLOW_MS), full.signal] : [full.signal];
    await cluster.read(
      {
        path: pathOf(POD, namespace, pod_name, 'log'),
        query: { container, tailLines: tail, follow, previous, timestamps, ...sinceOf(since) },
        field: 'pod_name',
        invalid: container === undefined ? 'container' : 'pod_name',
      },
      (piece) => {
        kept.push(piece.subarray(0, room));
        truncated ||= piece.length > room;
        room = Math.max(0, room - piece.length);
        if (truncated) full.abort();
      },
      AbortSignal.any(ends),
    );
    const words = Buffer.concat(kept).toString('utf8');
    return { context: cluster.context, pod_name, container: container ?? null, logs: words, truncated };
  },
  text: ({ logs: words, truncated }) =>
    [
      words === '' ? 'It has written nothing.' : words,
      ...(truncated ? ['There was more than 1 MiB: ask for a smaller tail.'] : []),
    ].join('\n'),
});

function sinceOf(since: string | undefined): { sinceSeconds?: number; sinceTime?: string } {
  if (since === undefined) return {};
  const [, amount, unit = 's'] = AGO.exec(since) ?? [];
  return amount === undefined
    ? { sinceTime: since }
    : { sinceSeconds: Number(amount) * (UNIT_SECONDS[unit] ?? 1) };
}
