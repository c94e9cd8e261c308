import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';
import type { StdioLaunch } from '#contract/launch.ts';
import { text } from '#contract/text.ts';
import { pathName } from './environment.ts';
import type { Environment } from './environment.ts';
import type { Failure } from './failure.ts';
import { missingProgram } from './missing-program.ts';
import type { ShippedNode } from './shipped-node.ts';

/** A launch made ready for spawn: an existing folder and the full path of an executable file. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Environment;
}

/**
 * Finds the program on the child's own PATH before anything is spawned: Node reports a missing folder as a missing
 * program, and behind setpriv a missing program would be no spawn error at all. `missing`: there is no such program
 * on that PATH. `shipped` is what can be offered instead.
 */
export async function resolveCommand(
  launch: StdioLaunch,
  env: Environment,
  defaultCwd: string,
  shipped: ShippedNode | undefined,
): Promise<{ ok: true; command: Command } | ({ ok: false; missing?: true } & Failure)> {
  const cwd = launch.cwd ?? defaultCwd;
  const folder = await stat(cwd).catch(() => undefined);
  if (folder?.isDirectory() !== true) {
    return {
      ok: false,
      reason: text('server.cwdMissing', { cwd }),
      advice: text('server.advice.checkFolder'),
    };
  }
  const verdicts = new Set<Verdict>();
  for (const file of candidates(launch.command, cwd, env)) {
    const verdict = await look(file);
    if (verdict === 'executable') return { ok: true, command: { file, args: launch.args, cwd, env } };
    verdicts.add(verdict);
  }
  if (!verdicts.has('forbidden')) {
    return { ok: false, missing: true, ...missingProgram(launch.command, shipped) };
  }
  return {
    ok: false,
    reason: text('server.commandNotExecutable', { command: launch.command }),
    advice: text('server.advice.checkPermission'),
  };
}

type Verdict = 'executable' | 'forbidden' | 'missing';

/** Where a program of that name may be, as execvp(3) looks for it; on Windows with each of PATHEXT. */
function candidates(command: string, cwd: string, env: Environment): string[] {
  const windows = process.platform === 'win32';
  const named = command.includes('/') || (windows && command.includes('\\'));
  const folders = named ? [''] : (env[pathName(env)] ?? '').split(delimiter).filter(Boolean);
  const endings = windows ? ['', ...(env['PATHEXT'] ?? '.COM;.EXE').split(';')] : [''];
  return folders.flatMap((folder) => endings.map((ending) => resolve(cwd, folder, `${command}${ending}`)));
}

async function look(file: string): Promise<Verdict> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => error.code);
  if (found === 'EACCES') return 'forbidden';
  if (typeof found !== 'object' || !found.isFile()) return 'missing';
  return access(file, constants.X_OK).then(
    () => 'executable',
    () => 'forbidden',
  );
}
