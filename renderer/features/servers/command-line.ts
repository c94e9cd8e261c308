import type { Launch } from '#contract/server.ts';

const PLAIN = /^[\w@%+=:,./-]+$/;

/** The whole command, one line, words with blanks or odd characters quoted as a shell would want them. */
export function commandLine(launch: Launch): string {
  const words = [launch.command, ...launch.args].map((word) =>
    PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`,
  );
  return words.join(' ');
}
