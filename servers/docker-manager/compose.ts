import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { ComposeFile, ComposeOutput, composeText, openCompose, Services } from './compose-program.ts';

const Action = z.enum(['up', 'down', 'build', 'logs', 'ps', 'pull']);
type Action = z.infer<typeof Action>;

const SHORT_MS = 120_000;
const TIMEOUT_MS: Record<Action, number> = {
  up: 600_000,
  down: 300_000,
  build: 1_800_000,
  logs: SHORT_MS,
  ps: SHORT_MS,
  pull: 1_800_000,
};
const LOG_LINES = '200';

/** spec/servers.md A.1.3. */
export const compose = defineTool({
  name: 'docker_compose',
  title: 'Docker Compose',
  description:
    'Works on the services of a compose file through Docker Compose: up (in the background, at most 10 minutes until they have started), down (with services: stops and removes those alone), build, logs (the last 200 lines of each), ps, pull. What the file says is done: it can mount and run anything the engine can.',
  input: z.object({
    action: Action,
    compose_file: ComposeFile.default('docker-compose.yml'),
    services: Services,
  }),
  output: ComposeOutput.extend({ action: Action }),
  risk: ['execute', 'write', 'destroy', 'network'],
  async run({ action, compose_file, services }, context) {
    const program = await openCompose(compose_file, context);
    const args = [...argumentsOf(action, services.length > 0), ...services];
    return { action, ...(await program.run(args, TIMEOUT_MS[action], context.signal)) };
  },
  text: composeText,
});

function argumentsOf(action: Action, some: boolean): string[] {
  switch (action) {
    case 'up':
      return ['up', '--detach'];
    case 'down':
      return some ? ['rm', '--stop', '--force'] : ['down'];
    case 'logs':
      return ['logs', '--no-color', '--tail', LOG_LINES];
    default:
      return [action];
  }
}
