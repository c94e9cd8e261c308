import { z } from 'zod';
import { requireAllowed } from '#servers/commands/allowed-programs.ts';
import type { CommandHistory } from '#servers/commands/command-history.ts';
import { Command, parseCommand } from '#servers/commands/parse-command.ts';
import { refuseWords } from '#servers/commands/refused-words.ts';
import {
  CommandResult,
  commandText,
  locateFolder,
  runCommand,
  Timeout,
  WorkingDirectory,
} from '#servers/commands/run-command.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { Environment, refuseEnvironment } from './environment.ts';
import { limits } from './limits.ts';

/** A.2 of the catalogue. */
export const INFRASTRUCTURE_PROGRAMS: readonly string[] = [
  'git make docker docker-compose kubectl terraform npm yarn python pip pytest cargo rustc helm',
  'aws az gcloud ansible vagrant packer vault',
].flatMap((names) => names.split(' '));

/** `history` is told of every command that ran. */
export const executeCommand = (history: CommandHistory) =>
  defineTool({
    name: 'execute_command',
    title: 'Execute command',
    description:
      'Runs one allowed program of infrastructure in the workspace, on Linux with limits of CPU time, memory and files, and answers its exit code and output. There is no shell. Nothing that it starts outlives the call, and nothing is tried twice.',
    input: z.object({
      command: Command,
      working_directory: WorkingDirectory,
      timeout: Timeout,
      environment: Environment,
    }),
    output: CommandResult.extend({ limited: z.boolean().describe('Whether the system set limits for it') }),
    risk: ['execute', 'destroy', 'network'],
    async run({ command, working_directory, timeout, environment }, context) {
      const words = parseCommand('command', command);
      const more = context.settings.list('COMMANDER_ALLOW');
      requireAllowed('command', words, new Set([...INFRASTRUCTURE_PROGRAMS, ...more]));
      refuseWords('command', words);
      refuseEnvironment(environment);
      const cwd = await locateFolder('working_directory', working_directory, context);
      const under = await limits();
      const order = { words, cwd, timeoutS: timeout, env: environment, under };
      return { ...history.note(await runCommand(order, context)), limited: under.length > 0 };
    },
    text: commandText,
  });
