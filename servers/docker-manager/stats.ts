import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { ContainerName } from './names.ts';

const MOST = 50;
const BETWEEN_MS = 500;

const Usage = z.object({
  id: z.string(),
  name: z.string(),
  cpu_percent: z.number().nullable().describe('Of one core; null: the engine does not tell'),
  memory_bytes: z.number().nullable(),
  memory_limit_bytes: z.number().nullable(),
  network_received_bytes: z.number(),
  network_sent_bytes: z.number(),
  processes: z.int().nullable(),
});

/** What containers use. */
export const stats = defineTool({
  name: 'docker_stats',
  title: 'Container usage',
  description:
    'Says what a container, or every running one (at most 50), uses now: processor, memory, network, processes.',
  input: z.object({ container: ContainerName.optional() }),
  output: z.object({ containers: z.array(Usage), truncated: z.boolean() }),
  risk: ['read'],
  async run({ container }, context) {
    const engine = openEngine(context);
    const ids =
      container === undefined
        ? (await engine.ask((docker) => docker.listContainers())).map(({ Id }) => Id)
        : [container];
    const containers = await Promise.all(ids.slice(0, MOST).map((id) => measure(engine, id, context.signal)));
    return { containers, truncated: ids.length > MOST };
  },
  text: ({ containers, truncated }) =>
    [
      ...(containers.length === 0 ? ['No container runs.'] : []),
      ...containers.map(
        ({ id, name, cpu_percent, memory_bytes, processes }) =>
          `${id} ${name} cpu ${cpu_percent === null ? 'unknown' : `${cpu_percent} %`}, memory ${memory_bytes ?? 'unknown'} bytes, processes ${processes ?? 'unknown'}`,
      ),
      ...(truncated ? ['There are more.'] : []),
    ].join('\n'),
});

type Measured = Docker.ContainerStats & { id?: string; name?: string };

/** Podman measures once where Docker measures twice. */
async function measure(engine: Engine, asked: string, signal: AbortSignal): Promise<z.infer<typeof Usage>> {
  const once = (): Promise<Measured> =>
    engine.ask((docker) => docker.getContainer(asked).stats({ stream: false }), 'container');
  const first = await once();
  if ((first.precpu_stats.system_cpu_usage ?? 0) > 0) return usageOf(first, asked);
  await delay(BETWEEN_MS, undefined, { signal });
  return usageOf({ ...(await once()), precpu_stats: first.cpu_stats }, asked);
}

/** As `docker stats` counts it. An engine leaves out what its cgroups do not tell. */
function usageOf(given: Measured, asked: string): z.infer<typeof Usage> {
  const { cpu_stats: now, precpu_stats: before, memory_stats: memory, pids_stats: pids } = given;
  const used = now.cpu_usage.total_usage - before.cpu_usage.total_usage;
  const passed = (now.system_cpu_usage ?? 0) - (before.system_cpu_usage ?? 0);
  const percent = (used / passed) * (now.online_cpus ?? 1) * 100;
  const networks = Object.values(given.networks ?? {});
  return {
    id: (given.id ?? asked).slice(0, 12),
    name: (given.name ?? '').replace(/^\//, ''),
    cpu_percent: passed > 0 ? Math.round(percent * 100) / 100 : null,
    memory_bytes: memory.usage ?? null,
    memory_limit_bytes: memory.limit ?? null,
    network_received_bytes: networks.reduce((sum, { rx_bytes }) => sum + rx_bytes, 0),
    network_sent_bytes: networks.reduce((sum, { tx_bytes }) => sum + tx_bytes, 0),
    processes: pids?.current ?? null,
  };
}
