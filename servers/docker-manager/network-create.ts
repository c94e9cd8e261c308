import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { NetworkName } from './names.ts';

/** spec/servers.md A.1.3, networks. */
export const networkCreate = defineTool({
  name: 'docker_network_create',
  title: 'Create a network',
  description: 'Makes a network that containers can be connected to. An existing name is an error.',
  input: z.object({
    name: NetworkName,
    driver: z.enum(['bridge', 'overlay', 'macvlan', 'ipvlan']).default('bridge'),
    internal: z.boolean().default(false).describe('Without a way out'),
    labels: z.record(z.string().min(1).max(200), z.string().max(2_000)).default({}),
  }),
  output: z.object({ id: z.string(), name: z.string(), warning: z.string() }),
  risk: ['write'],
  async run({ name, driver, internal, labels }, context) {
    const made = await openEngine(context).ask((docker) =>
      docker.createNetwork({
        Name: name,
        Driver: driver,
        Internal: internal,
        Labels: labels,
        CheckDuplicate: true,
      }),
    );
    const { Warning } = made as typeof made & { Warning?: string };
    return { id: made.id, name, warning: Warning ?? '' };
  },
  text: ({ id, name, warning }) => `${name} was made (${id}). ${warning}`.trim(),
});
