import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';

/** spec/servers.md A.1.3, networks. */
export const networkList = defineTool({
  name: 'docker_network_list',
  title: 'List networks',
  description: 'Lists the networks of the engine.',
  input: z.object({}),
  output: z.object({
    networks: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        driver: z.string(),
        internal: z.boolean().describe('Without a way out'),
        subnets: z.array(z.string()),
        labels: z.record(z.string(), z.string()),
      }),
    ),
  }),
  risk: ['read'],
  async run(_input, context) {
    const found = await openEngine(context).ask((docker) => docker.listNetworks());
    return {
      networks: found.map(({ Id, Name, Driver, Internal, IPAM, Labels }) => ({
        id: Id.slice(0, 12),
        name: Name,
        driver: Driver,
        internal: Internal,
        subnets: (IPAM?.Config ?? []).flatMap(({ Subnet }) => Subnet ?? []),
        labels: Labels ?? {},
      })),
    };
  },
  text: ({ networks }) =>
    networks
      .map(({ id, name, driver, subnets }) => `${id} ${name} ${driver} ${subnets.join(', ')}`)
      .join('\n'),
});
