import os from 'node:os';
import { findProgram } from '#servers/kit/exec.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import type { CommandHistory } from './command-history.ts';

/** What a model wants to know before it runs something: where it is, which programs are there, what ran before. */
export async function systemContext(
  programs: readonly string[],
  history: CommandHistory,
  { workspace }: ToolContext,
) {
  const there: string[] = [];
  for (const name of programs) if ((await findProgram(name)) !== undefined) there.push(name);
  const folder = await workspace.locate('workspace', '.', 'mustExist').then(
    ({ path }) => path,
    () => null,
  );
  return {
    system: { platform: process.platform, release: os.release(), arch: process.arch, cpus: os.cpus().length },
    memory: { total_bytes: os.totalmem(), free_bytes: os.freemem() },
    workspace: folder,
    programs: { available: there, missing: programs.filter((name) => !there.includes(name)) },
    history: history.list(),
  };
}
