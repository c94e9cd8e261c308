import type { Text } from '#contract/text.ts';

interface Named {
  /** As written; a command line or a URL has none. */
  name?: string;
  /** Ids of VS Code inputs that ask for a password: `${input:ID}`. */
  passwordInputs?: ReadonlySet<string>;
}

/** A program on this machine. */
export interface FoundCommand extends Named {
  by: 'command';
  command: string;
  args: string[];
  cwd?: string;
  /** In order, a later one over an earlier one. Names are not checked yet. */
  env: [name: string, value: string][];
}

/** A server at a URL. */
export interface FoundUrl extends Named {
  by: 'url';
  type: 'http' | 'sse';
  url: string;
  /** In order, a later one over an earlier one. Names are not checked yet. */
  headers: [name: string, value: string][];
}

/** One server as somebody wrote it down, before it is checked and named. */
export type FoundServer = FoundCommand | FoundUrl;

/** What stands in a text that was pasted, and what of it could not be taken over. */
export interface Found {
  found: FoundServer[];
  problems: Text[];
}
