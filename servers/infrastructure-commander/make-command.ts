import os from 'node:os';
import { z } from 'zod';
import type { CommandHistory } from '#servers/commands/command-history.ts';
import { MakeArguments, makeWords, Target } from '#servers/commands/make-words.ts';
import { CommandResult, commandText, locateFolder, runCommand } from '#servers/commands/run-command.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { limits } from './limits.ts';

const TIMEOUT_S = 600;
const SHOWN_LINES = 200;

/** `history` is told of every command that ran. */
export const makeCommand = (history: CommandHistory) =>
  defineTool({
    name: 'make_command',
    title: 'Make a target',
    description:
      'Asks make first what it would do for the target, then makes it, on all cores unless parallel is false. When make refuses the dry run, nothing is made.',
    input: z.object({
      target: Target,
      args: MakeArguments,
      parallel: z.boolean().default(true).describe('As many jobs at once as there are cores'),
    }),
    output: CommandResult.extend({
      made: z.boolean().describe('false: the dry run failed, and this is its result'),
      planned: z.array(z.string()).describe('What the dry run would do, at most 200 lines'),
    }),
    risk: ['execute', 'destroy'],
    async run({ target, args, parallel }, context) {
      const jobs = parallel ? [`-j${os.availableParallelism()}`] : [];
      const [make = 'make', ...rest] = makeWords(target, args, {});
      const cwd = await locateFolder('working_directory', '.', context);
      const under = await limits();
      const order = { cwd, timeoutS: TIMEOUT_S, under };
      const dry = await runCommand({ ...order, words: [make, '--dry-run', ...rest] }, context);
      const planned = dry.stdout
        .split('\n')
        .filter((line) => line !== '')
        .slice(0, SHOWN_LINES);
      if (!dry.success) return { ...dry, made: false, planned };
      const result = await runCommand({ ...order, words: [make, ...jobs, ...rest] }, context);
      return { ...history.note(result), made: true, planned };
    },
    text: (result) => (result.made ? commandText(result) : `Nothing was made. ${commandText(result)}`),
  });
