import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { ContextName, InNamespace, Name, requireNamespace } from './names.ts';
import { POD } from './pod-view.ts';
import { carry } from './port-carrier.ts';
import { listForwards, openForward, stopForward } from './port-forwards.ts';
import { textAt } from './reading.ts';
import { pathOf } from './resources.ts';

const MOST_MINUTES = 480;
const LOWEST_PORT = 1_024;

const Ports = z
  .string()
  .regex(/^(?:\d{1,5}|\d{0,5}:\d{1,5})$/, 'is not like 8080:80, 8080 or :80')
  .refine((given) => {
    const { local, pod } = portsOf(given);
    return pod >= 1 && pod <= 65_535 && (local === 0 || (local >= LOWEST_PORT && local <= 65_535));
  }, `names a port that there is not, or one below ${LOWEST_PORT} of this computer`)
  .describe('8080:80 from this computer to the pod; 8080 is the same on both; :80 takes any free port');

const ForwardOutput = z.object({
  id: z.string(),
  context: z.string(),
  namespace: z.string(),
  pod_name: z.string(),
  local_port: z.int(),
  pod_port: z.int(),
  expires_at: z.string(),
  connections: z.int().describe('Open now'),
  last_error: z.string().nullable().describe('Why the last connection that failed did'),
});

/** spec/servers.md A.1.4 (O1d). */
export const portForward = defineTool({
  name: 'kubectl_port_forward',
  title: 'Forward a port to a pod',
  description:
    'Opens a port on 127.0.0.1 of this computer that leads to a port of a running pod. It ends with this server, after its minutes, or by kubectl_port_forward_stop. Whoever uses this computer can connect to it meanwhile.',
  input: z.object({
    pod_name: Name,
    ports: Ports,
    namespace: InNamespace,
    minutes: z.int().min(1).max(MOST_MINUTES).default(60),
    context: ContextName,
  }),
  output: ForwardOutput,
  risk: ['write', 'network'],
  async run({ pod_name, ports, namespace, minutes, context: asked }, context) {
    requireNamespace(context.settings, 'namespace', namespace);
    const cluster = await openCluster(context, asked);
    const pod = await cluster.ask({ path: pathOf(POD, namespace, pod_name), field: 'pod_name' });
    const phase = textAt(pod, 'status', 'phase') ?? 'unknown';
    if (phase !== 'Running') {
      throw new ToolFailure('E', `${pod_name} does not run: it is ${phase}.`, {
        reason: 'notRunning',
        phase,
      });
    }
    const { local, pod: pod_port } = portsOf(ports);
    const target = { context: cluster.context, namespace, pod_name, pod_port };
    context.signal.throwIfAborted();
    return openForward({
      ...target,
      local_port: local,
      lastsMs: minutes * 60_000,
      // The login of this moment is kept; one that expires ends it, and says so in last_error.
      carry: (socket, until) => carry(cluster.config, target, socket, until),
    });
  },
  text: ({ id, local_port, pod_name, pod_port, expires_at }) =>
    `${id}: 127.0.0.1:${local_port} leads to port ${pod_port} of ${pod_name} until ${expires_at}.`,
});

export const portForwardList = defineTool({
  name: 'kubectl_port_forward_list',
  title: 'Open forwards',
  description: 'Lists the ports that kubectl_port_forward has opened and that are still open.',
  input: z.object({}),
  output: z.object({ forwards: z.array(ForwardOutput) }),
  risk: ['read'],
  run: () => Promise.resolve({ forwards: listForwards() }),
  text: ({ forwards }) =>
    forwards
      .map(
        ({ id, local_port, pod_name, pod_port }) =>
          `${id}: 127.0.0.1:${local_port} → ${pod_name}:${pod_port}`,
      )
      .join('\n') || 'None is open.',
});

export const portForwardStop = defineTool({
  name: 'kubectl_port_forward_stop',
  title: 'Close a forward',
  description: 'Closes a port that kubectl_port_forward has opened, with its connections.',
  input: z.object({ id: z.string().regex(/^forward-\d{1,9}$/, 'is not the id of a forward') }),
  output: ForwardOutput,
  risk: ['write'],
  run: ({ id }) => stopForward(id),
  text: ({ id }) => `${id} is closed.`,
});

function portsOf(given: string): { local: number; pod: number } {
  const [first = '', second] = given.split(':');
  return { local: Number(first), pod: Number(second ?? first) };
}
