import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { ComposeFile, ComposeOutput, composeText, openCompose, Services } from './compose-program.ts';

const TIMEOUT_MS = 600_000;
const STOP_MS = 60_000;

/** spec/servers.md A.1.3. */
export const composeUp = defineTool({
  name: 'docker_compose_up',
  title: 'Start services',
  description:
    'Starts the services of a compose file in the background. Without detach it waits until the first of them ends, at most 10 minutes, gives what they wrote and stops them all.',
  input: z.object({
    compose_file: ComposeFile.default('docker-compose.yml'),
    services: Services,
    detach: z.boolean().default(true),
  }),
  output: ComposeOutput,
  risk: ['execute', 'write', 'network'],
  async run({ compose_file, services, detach }, context) {
    const program = await openCompose(compose_file, context);
    if (detach) return program.run(['up', '--detach', ...services], TIMEOUT_MS, context.signal);
    try {
      const args = ['up', '--abort-on-container-exit', '--no-color', ...services];
      return await program.run(args, TIMEOUT_MS, context.signal);
    } catch (error) {
      // Compose was ended; the containers belong to the engine and would go on.
      await program
        .run(['stop', '--timeout', '5', ...services], STOP_MS, new AbortController().signal)
        .catch(() => undefined);
      throw error;
    }
  },
  text: composeText,
});
