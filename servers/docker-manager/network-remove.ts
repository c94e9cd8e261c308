import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { NetworkName } from './names.ts';

/** spec/servers.md A.1.3, networks. */
export const networkRemove = defineTool({
  name: 'docker_network_remove',
  title: 'Remove a network',
  description: 'Removes a network that no container uses.',
  input: z.object({ network: NetworkName }),
  output: z.object({ network: z.string(), removed: z.boolean() }),
  risk: ['destroy'],
  async run({ network }, context) {
    await openEngine(context).ask((docker) => docker.getNetwork(network).remove(), 'network');
    return { network, removed: true };
  },
  text: ({ network }) => `${network} was removed.`,
});
