import type { ParseArgsConfig } from 'node:util';
import type { MessageCode } from '#contract/messages/en.ts';
import type { EngineClient } from './engine-client.ts';
import type { Output } from './output.ts';

export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** What a command has to work with. */
export interface Context {
  home: { path: string; chosen: boolean };
  out: Output;
  values: Values;
  positionals: readonly string[];
  /** Connects when it is first asked. */
  engine: EngineClient;
  /** Aborts at the first Ctrl+C; a second one ends the process. */
  signal: AbortSignal;
}

/** One word of the command line. */
export interface Command {
  name: string;
  /** What stands behind the name, as in `SERVER TOOL`. */
  usage: string;
  about: MessageCode;
  options: NonNullable<ParseArgsConfig['options']>;
  /** How many positionals it takes. */
  takes: { min: number; max: number };
  /** Its stdout is not ours: neither --json nor anything else is printed there. */
  silent?: true;
  /** Resolves to the exit code; rejects with CommandFailure. */
  run(context: Context): Promise<number>;
}
