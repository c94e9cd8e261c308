import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { commandWords } from './command-words.ts';
import { endExec } from './end-exec.ts';
import { openEngine, openEngineAfter } from './engine.ts';
import { ContainerName, Environment, environmentList } from './names.ts';
import { createOutput, endText } from './output.ts';

const GRACE_MS = 10_000;
const TIDY_MS = 10_000;

/** A command in a container that runs. */
export const execute = defineTool({
  name: 'docker_exec',
  title: 'Run a command in a container',
  description:
    'Runs a command in a running container and gives what it wrote and its exit code; at most 1 MiB. When the time is over or the call is cancelled, the command is ended where the system allows it.',
  input: z.object({
    container: ContainerName,
    command: z.string().min(1).max(10_000).describe('One command with its arguments; no shell reads it'),
    user: z
      .string()
      .regex(/^[\w.-]{1,64}(?::[\w.-]{1,64})?$/, 'is no user such as 1000:1000')
      .optional()
      .describe('Without it: the user of the container'),
    workdir: z.string().max(1_000).regex(/^\//, 'is not an absolute path').optional(),
    environment: Environment.default({}),
    timeout: z.int().min(1).max(600).default(60).describe('Seconds'),
  }),
  output: z.object({
    container: z.string(),
    exit_code: z.int(),
    stdout: z.string(),
    stderr: z.string(),
    truncated: z.boolean(),
  }),
  risk: ['execute', 'network'],
  async run({ container, command, user, workdir, environment, timeout }, context) {
    const words = commandWords('command', command, context.settings);
    const engine = openEngine(context, timeout * 1000);
    const { Id } = await engine.ask((docker) => docker.getContainer(container).inspect(), 'container');
    const { id: exec } = await engine.ask(
      (docker) =>
        docker.getContainer(Id).exec({
          Cmd: words,
          AttachStdout: true,
          AttachStderr: true,
          Tty: false,
          Env: environmentList(environment),
          ...(user === undefined ? {} : { User: user }),
          ...(workdir === undefined ? {} : { WorkingDir: workdir }),
        }),
      'container',
    );
    const output = createOutput(false);
    try {
      const stream = await engine.ask((docker) =>
        docker.getExec(exec).start({ hijack: false, stdin: false }),
      );
      await engine.read(stream, output.push);
    } catch (error) {
      const ended = await endExec(openEngineAfter(context, TIDY_MS), exec, Id);
      if (ended || !(error instanceof ToolFailure)) throw error;
      throw new ToolFailure(
        error.code,
        `${error.message} The command may still run in ${container}.`,
        error.fields,
      );
    }
    const { Running, ExitCode } = await openEngine(context, GRACE_MS).ask((docker) =>
      docker.getExec(exec).inspect(),
    );
    if (Running || ExitCode === null) {
      throw new ToolFailure('E', `The connection to ${command} ended before it did; it may still run.`, {});
    }
    return { container, exit_code: ExitCode, ...output.taken() };
  },
  text: endText,
});
