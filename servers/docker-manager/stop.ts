import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { unlessUnchanged } from './unchanged.ts';
import { ContainerName } from './names.ts';

/** What the engine takes beyond the time that the container has. */
const GRACE_MS = 20_000;

/** spec/servers.md A.1.3. */
export const stop = defineTool({
  name: 'docker_stop',
  title: 'Stop a container',
  description: 'Asks a container to end and ends it by force when its time is over.',
  input: z.object({
    container: ContainerName,
    timeout: z.int().min(0).max(300).default(10).describe('Seconds until it is ended by force'),
  }),
  output: z.object({ container: z.string(), changed: z.boolean().describe('false: it had stopped already') }),
  risk: ['write'],
  annotations: { destructiveHint: true, idempotentHint: true },
  async run({ container, timeout }, context) {
    const engine = openEngine(context, timeout * 1000 + GRACE_MS);
    const changed = await unlessUnchanged(
      engine.ask((docker) => docker.getContainer(container).stop({ t: timeout }), 'container'),
    );
    return { container, changed };
  },
  text: ({ container, changed }) =>
    changed ? `${container} was stopped.` : `${container} had stopped already.`,
});
