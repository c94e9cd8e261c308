import type { Launch, StdioLaunch } from '#contract/launch.ts';

/** Of the paths of any system. */
const SEPARATOR = /[/\\]/;
const PLAIN = /^[\w@%+=:,./-]+$/;

/** The whole command, one line, words with blanks or odd characters quoted as a shell would want them. */
export function commandLine({ command, args }: StdioLaunch): string {
  const words = [command, ...args].map((word) =>
    PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`,
  );
  return words.join(' ');
}

/** What is run or connected to, as one line. */
export function launchLine(launch: Launch): string {
  return launch.type === 'stdio' ? commandLine(launch) : launch.url;
}

/** The same without where things are on this computer: enough to know it by. */
export function shortLine({ command, args }: StdioLaunch): string {
  const [program = ''] = command.split(SEPARATOR).slice(-1);
  const short = args.map((arg) => arg.split(SEPARATOR).slice(-2).join('/'));
  return commandLine({ type: 'stdio', command: program, args: short, env: {} });
}
