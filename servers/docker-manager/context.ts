import { gatherContext } from '#servers/kit/gather-context.ts';
import { viewContainer } from './container-view.ts';
import { openEngine } from './engine.ts';

const SHOWN = 50;

/** Which engine answers and what is on it. */
export const dockerContext = gatherContext('docker-manager', async (context) => {
  const engine = openEngine(context);
  const version = await engine.ask((docker) => docker.version());
  const containers = await engine.ask((docker) => docker.listContainers({ all: true }));
  const images = await engine.ask((docker) => docker.listImages());
  const networks = await engine.ask((docker) => docker.listNetworks());
  return {
    engine: { version: version.Version, api: version.ApiVersion, os: version.Os, arch: version.Arch },
    containers: {
      total: containers.length,
      running: containers.filter(({ State }) => State === 'running').length,
      list: containers.slice(0, SHOWN).map((info) => {
        const { id, names, image, state, ports } = viewContainer(info);
        return { id, names, image, state, ports };
      }),
    },
    images: images.length,
    networks: networks.map(({ Name }) => Name),
  };
});
