import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { ContainerName, NetworkName } from './names.ts';

/** spec/servers.md A.1.3, networks. */
export const networkConnect = defineTool({
  name: 'docker_network_connect',
  title: 'Connect a container to a network',
  description: 'Connects a container to one more network.',
  input: z.object({
    network: NetworkName,
    container: ContainerName,
    aliases: z.array(ContainerName).max(20).default([]).describe('More names for it in that network'),
  }),
  output: z.object({ network: z.string(), container: z.string(), connected: z.boolean() }),
  risk: ['write'],
  async run({ network, container, aliases }, context) {
    await openEngine(context).ask(
      (docker) =>
        docker.getNetwork(network).connect({
          Container: container,
          ...(aliases.length === 0 ? {} : { EndpointConfig: { Aliases: aliases } }),
        }),
      'network',
    );
    return { network, container, connected: true };
  },
  text: ({ network, container }) => `${container} is connected to ${network}.`,
});
