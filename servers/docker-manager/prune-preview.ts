import type { Engine } from './engine.ts';

export interface Pruned {
  containers: string[];
  networks: string[];
  images: string[];
  volumes: string[];
}

const STOPPED = ['created', 'exited', 'dead'];
/** The engine's own. */
const BUILT_IN = new Set(['bridge', 'host', 'none', 'podman']);

/** What pruning would remove, as the engine lists it now. */
export async function previewPrune(engine: Engine, all: boolean, withVolumes: boolean): Promise<Pruned> {
  const containers = await engine.ask((docker) => docker.listContainers({ all: true }));
  const stopped = containers.filter(({ State }) => STOPPED.includes(State));
  const kept = containers.filter((container) => !stopped.includes(container));
  const used = new Set(kept.flatMap(({ NetworkSettings: { Networks } }) => Object.keys(Networks)));
  const networks = await engine.ask((docker) => docker.listNetworks());
  const usedImages = new Set(kept.map(({ ImageID }) => ImageID.replace(/^sha256:/, '')));
  const images = await engine.ask((docker) => docker.listImages());
  const volumes = withVolumes
    ? await engine.ask((docker) => docker.listVolumes({ filters: { dangling: ['true'] } }))
    : undefined;
  return {
    containers: stopped.map(({ Id }) => Id),
    networks: networks.map(({ Name }) => Name).filter((name) => !BUILT_IN.has(name) && !used.has(name)),
    images: images
      .filter(({ Id, RepoTags }) => {
        const named = (RepoTags ?? []).some((tag) => tag !== '<none>:<none>');
        return !usedImages.has(Id.replace(/^sha256:/, '')) && (all || !named);
      })
      .map(({ Id, RepoTags }) => RepoTags?.[0] ?? Id),
    volumes: (volumes?.Volumes ?? []).map(({ Name }) => Name),
  };
}
