/** One server as somebody wrote it down, before it is checked and named. */
export interface FoundServer {
  /** As written; a command line has none. */
  name?: string;
  command: string;
  args: string[];
  cwd?: string;
  /** In order, a later one over an earlier one. Names are not checked yet. */
  env: [name: string, value: string][];
  /** Ids of VS Code inputs that ask for a password: `${input:ID}`. */
  passwordInputs?: ReadonlySet<string>;
}
