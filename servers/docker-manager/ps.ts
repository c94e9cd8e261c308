import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { ContainerView, viewContainer } from './container-view.ts';
import { openEngine } from './engine.ts';

/** spec/servers.md A.1.3. */
export const ps = defineTool({
  name: 'docker_ps',
  title: 'List containers',
  description: 'Lists running containers; with all also those that are stopped.',
  input: z.object({ all: z.boolean().default(false) }),
  output: z.object({ containers: z.array(ContainerView) }),
  risk: ['read'],
  async run({ all }, context) {
    const found = await openEngine(context).ask((docker) => docker.listContainers({ all }));
    return { containers: found.map(viewContainer) };
  },
  text: ({ containers }) =>
    containers.length === 0
      ? 'No containers.'
      : containers
          .map(
            ({ id, names, image, status, ports }) =>
              `${id} ${names.join(',')} ${image} ${status} ${ports.join(', ')}`,
          )
          .join('\n'),
});
