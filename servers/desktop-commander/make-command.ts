import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { CommandHistory } from '#servers/commands/command-history.ts';
import { MakeArguments, MakeVariables, makeWords, Target } from '#servers/commands/make-words.ts';
import {
  CommandResult,
  commandText,
  locateFolder,
  runCommand,
  Timeout,
  WorkingDirectory,
} from '#servers/commands/run-command.ts';

/** `history` is told of every command that ran. */
export const makeCommand = (history: CommandHistory) =>
  defineTool({
    name: 'make_command',
    title: 'Make a target',
    description:
      'Makes a target of the Makefile in the working directory. Takes options of how it is made and variables with plain values. Limits as execute_command.',
    input: z.object({
      target: Target,
      args: MakeArguments,
      working_directory: WorkingDirectory,
      variables: MakeVariables,
      timeout: Timeout,
    }),
    output: CommandResult,
    risk: ['execute', 'destroy'],
    async run({ target, args, working_directory, variables, timeout }, context) {
      const words = makeWords(target, args, variables);
      const cwd = await locateFolder('working_directory', working_directory, context);
      return history.note(await runCommand({ words, cwd, timeoutS: timeout }, context));
    },
    text: commandText,
  });
