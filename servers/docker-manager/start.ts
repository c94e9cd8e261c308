import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { unlessUnchanged } from './unchanged.ts';
import { ContainerName } from './names.ts';

/** The counterpart of docker_stop. */
export const start = defineTool({
  name: 'docker_start',
  title: 'Start a container',
  description: 'Starts a container that is stopped, with the settings that it was made with.',
  input: z.object({ container: ContainerName }),
  output: z.object({ container: z.string(), changed: z.boolean().describe('false: it ran already') }),
  risk: ['execute'],
  async run({ container }, context) {
    const engine = openEngine(context);
    const changed = await unlessUnchanged(
      engine.ask((docker) => docker.getContainer(container).start(), 'container'),
    );
    return { container, changed };
  },
  text: ({ container, changed }) => (changed ? `${container} was started.` : `${container} ran already.`),
});
