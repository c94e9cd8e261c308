import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { ContainerName } from './names.ts';

/** spec/servers.md A.1.3. */
export const remove = defineTool({
  name: 'docker_remove',
  title: 'Remove a container',
  description: 'Removes a stopped container, with force also a running one. What it wrote is lost.',
  input: z.object({
    container: ContainerName,
    force: z.boolean().default(false).describe('End it first when it runs'),
    volumes: z.boolean().default(false).describe('Remove its anonymous volumes too'),
  }),
  output: z.object({ container: z.string(), removed: z.boolean() }),
  risk: ['destroy'],
  async run({ container, force, volumes }, context) {
    const engine = openEngine(context);
    await engine.ask((docker) => docker.getContainer(container).remove({ force, v: volumes }), 'container');
    return { container, removed: true };
  },
  text: ({ container }) => `${container} was removed.`,
});
