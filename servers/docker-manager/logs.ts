import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { ContainerName } from './names.ts';
import { createOutput } from './output.ts';
import { Moment, secondsOf } from './moment.ts';

/** A tool answers once, so following ends here at the latest. */
const FOLLOW_MS = 30_000;

/** spec/servers.md A.1.3. */
export const logs = defineTool({
  name: 'docker_logs',
  title: 'Container logs',
  description:
    'Gives the last lines that a container wrote. With follow it waits for more, until the container ends or 30 s have passed. At most 1 MiB: truncated says whether there was more.',
  input: z.object({
    container: ContainerName,
    tail: z.int().min(0).max(10_000).default(100).describe('How many of the last lines'),
    follow: z.boolean().default(false),
    since: Moment.optional().describe('RFC 3339, Unix seconds, or how long ago, such as 10m'),
    timestamps: z.boolean().default(false).describe('Put the time before each line'),
  }),
  output: z.object({
    container: z.string(),
    stdout: z.string(),
    stderr: z.string(),
    truncated: z.boolean(),
    running: z.boolean().describe('The container still ran afterwards'),
  }),
  risk: ['read'],
  async run({ container: name, tail, follow, since, timestamps }, context) {
    const engine = openEngine(context, FOLLOW_MS * 2);
    const before = await engine.ask((docker) => docker.getContainer(name).inspect(), 'container');
    const output = createOutput(before.Config.Tty);
    const options = {
      stdout: true,
      stderr: true,
      tail,
      timestamps,
      ...(since === undefined ? {} : { since: secondsOf(since, Date.now()) }),
    };
    if (follow) {
      const stream = await engine.ask((docker) =>
        docker.getContainer(before.Id).logs({ ...options, follow: true }),
      );
      await engine.read(stream, output.push, AbortSignal.timeout(FOLLOW_MS));
    } else {
      output.push(
        await engine.ask((docker) => docker.getContainer(before.Id).logs({ ...options, follow: false })),
      );
    }
    const after = await engine.ask((docker) => docker.getContainer(before.Id).inspect(), 'container');
    return { container: name, ...output.taken(), running: after.State.Running };
  },
  text: ({ stdout, stderr, truncated }) =>
    [
      stdout,
      ...(stderr === '' ? [] : [`stderr:\n${stderr}`]),
      ...(truncated ? ['There was more than 1 MiB: ask for a smaller tail.'] : []),
    ].join('\n'),
});
