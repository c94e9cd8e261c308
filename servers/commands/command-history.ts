import type { CommandResult } from './run-command.ts';

const KEPT = 100;

/** The commands that this process ran, newest last, without what they printed. */
export interface CommandHistory {
  note(result: CommandResult): CommandResult;
  list(): { command: string[]; exit_code: number; duration_ms: number }[];
}

export function createCommandHistory(): CommandHistory {
  const entries: ReturnType<CommandHistory['list']> = [];
  return {
    note(result) {
      const { command, exit_code, duration_ms } = result;
      entries.push({ command, exit_code, duration_ms });
      if (entries.length > KEPT) entries.shift();
      return result;
    },
    list: () => [...entries],
  };
}
