import type { StdioLaunch } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { placeholdersIn } from './placeholders.ts';
import { secretArguments } from './secret-guess.ts';
import { shown } from './shown.ts';

/** What is not wrong with a launch but will not do what was meant: placeholders, and secrets in the open. */
export function launchWarnings({ command, args, cwd, env }: StdioLaunch, server: string): Text[] {
  const fields: [field: string, value: string][] = [
    ['command', command],
    ...args.map((arg, index): [string, string] => [`args.${index}`, arg]),
    ['cwd', cwd ?? ''],
    ...Object.entries(env).map(([name, value]): [string, string] => [`env.${name}`, value]),
  ];
  const placeholders = fields.flatMap(([field, value]) =>
    placeholdersIn(value).map((variable) =>
      text('paste.placeholder', { server, field: shown(field), variable: shown(variable) }),
    ),
  );
  const secrets = secretArguments(args).map((argument) =>
    text('paste.secretInArgument', { server, argument: shown(argument) }),
  );
  const spaces = /^[^\s/\\]+\s+\S/.test(command) ? [text('paste.commandSpaces', { server })] : [];
  return [...placeholders, ...secrets, ...spaces];
}
