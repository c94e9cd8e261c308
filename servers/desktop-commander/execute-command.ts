import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { DESKTOP_PROGRAMS, requireAllowed } from '#servers/commands/allowed-programs.ts';
import type { CommandHistory } from '#servers/commands/command-history.ts';
import { confineFiles } from '#servers/commands/file-arguments.ts';
import { refuseWords } from '#servers/commands/refused-words.ts';
import {
  CommandResult,
  commandText,
  locateFolder,
  runCommand,
  Timeout,
  WorkingDirectory,
} from '#servers/commands/run-command.ts';
import { Command, parseCommand } from '#servers/commands/parse-command.ts';

/** `history` is told of every command that ran. */
export const executeCommand = (history: CommandHistory) =>
  defineTool({
    name: 'execute_command',
    title: 'Execute command',
    description:
      'Runs one allowed program in the workspace and answers its exit code and output, at most 10 MiB. There is no shell: no pipes, redirects, variables or globs. Nothing that it starts outlives the call. Refuses programs that are not allowed and what looks like an injection.',
    input: z.object({ command: Command, working_directory: WorkingDirectory, timeout: Timeout }),
    output: CommandResult,
    risk: ['execute', 'destroy', 'network'],
    async run({ command, working_directory, timeout }, context) {
      const words = parseCommand('command', command);
      const more = context.settings.list('COMMANDER_ALLOW');
      requireAllowed('command', words, new Set([...DESKTOP_PROGRAMS, ...more]));
      refuseWords('command', words);
      const cwd = await locateFolder('working_directory', working_directory, context);
      await confineFiles('command', words, cwd, context.workspace);
      return history.note(await runCommand({ words, cwd, timeoutS: timeout }, context));
    },
    text: commandText,
  });
