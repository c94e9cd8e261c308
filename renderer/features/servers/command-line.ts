import type { Launch, StdioLaunch } from '#contract/launch.ts';

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
