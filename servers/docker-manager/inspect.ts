import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { ContainerName, ImageName } from './names.ts';

/** What the engine says, whatever its version adds. */
const Details = z.record(z.string(), z.json());

/** spec/servers.md A.1.3. */
export const inspect = defineTool({
  name: 'docker_inspect',
  title: 'Inspect a container or image',
  description: 'Gives all that the engine knows of a container or image, as it says it.',
  input: z.object({
    name: z.union([ContainerName, ImageName]).describe('Name or id'),
    type: z.enum(['container', 'image']).default('container'),
  }),
  output: z.object({
    type: z.enum(['container', 'image']),
    id: z.string(),
    details: Details,
  }),
  risk: ['read'],
  async run({ name, type }, context) {
    const details = await openEngine(context).ask(
      (docker): Promise<{ Id: string }> =>
        type === 'image' ? docker.getImage(name).inspect() : docker.getContainer(name).inspect(),
      'name',
    );
    return { type, id: details.Id, details: Details.parse(details) };
  },
  text: ({ details }) => JSON.stringify(details, undefined, 2),
});
