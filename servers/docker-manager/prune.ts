import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { previewPrune } from './prune-preview.ts';
import type { Pruned } from './prune-preview.ts';
import type { Engine } from './engine.ts';

const TIMEOUT_MS = 300_000;

/** spec/servers.md A.1.3. */
export const prune = defineTool({
  name: 'docker_system_prune',
  title: 'Remove what is unused',
  description:
    'Removes stopped containers, networks and images that nothing uses, and with volumes the volumes that nothing uses. Without force it only lists what would go.',
  input: z.object({
    all: z.boolean().default(false).describe('Every image that no container uses, not only untagged ones'),
    volumes: z.boolean().default(false).describe('Volumes too: their data is lost'),
    force: z.boolean().default(false).describe('Do it; otherwise nothing is changed'),
  }),
  output: z.object({
    done: z.boolean().describe('false: this is what would go'),
    containers: z.array(z.string()),
    networks: z.array(z.string()),
    images: z.array(z.string()),
    volumes: z.array(z.string()),
    reclaimed_bytes: z.int().nullable(),
  }),
  risk: ['destroy'],
  async run({ all, volumes, force }, context) {
    const engine = openEngine(context, TIMEOUT_MS);
    if (!force) return { done: false, ...(await previewPrune(engine, all, volumes)), reclaimed_bytes: null };
    return { done: true, ...(await pruneAll(engine, all, volumes)) };
  },
  text: ({ done, containers, networks, images, volumes, reclaimed_bytes }) =>
    [
      done ? `Removed; ${reclaimed_bytes} bytes are free again.` : 'Nothing was changed. These would go:',
      ...Object.entries({ containers, networks, images, volumes }).map(
        ([kind, names]) => `${kind}: ${names.length === 0 ? 'none' : names.join(', ')}`,
      ),
    ].join('\n'),
});

/** Containers first: they hold the rest. */
async function pruneAll(
  engine: Engine,
  all: boolean,
  withVolumes: boolean,
): Promise<Pruned & { reclaimed_bytes: number }> {
  const containers = await engine.ask((docker) => docker.pruneContainers());
  const networks = await engine.ask((docker) => docker.pruneNetworks());
  const filters = { dangling: [String(!all)] };
  const images = await engine.ask((docker) => docker.pruneImages({ filters }));
  const volumes = withVolumes ? await engine.ask((docker) => docker.pruneVolumes()) : undefined;
  const space = [containers.SpaceReclaimed, images.SpaceReclaimed, volumes?.SpaceReclaimed];
  return {
    containers: containers.ContainersDeleted ?? [],
    networks: networks.NetworksDeleted ?? [],
    images: (images.ImagesDeleted ?? []).map(({ Deleted, Untagged }) => Deleted ?? Untagged),
    volumes: volumes?.VolumesDeleted ?? [],
    reclaimed_bytes: space.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0),
  };
}
