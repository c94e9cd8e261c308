import { mkdir, open, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What is started at login: a program, its arguments, and variables of ours that it must have. */
export interface AutostartCommand {
  program: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** Where desktops look for what starts at login (XDG Desktop Application Autostart Specification). */
export function autostartFile(env: NodeJS.ProcessEnv): string {
  const config = env['XDG_CONFIG_HOME'];
  // The specification has relative paths ignored.
  const folder = config?.startsWith('/') === true ? config : join(homedir(), '.config');
  return join(folder, 'autostart', 'patchbay.desktop');
}

/** Writes the entry whole or not at all, or removes it. Rejects with what the system said. */
export async function setAutostart(file: string, command: AutostartCommand | undefined): Promise<void> {
  if (command === undefined) {
    await rm(file, { force: true });
    return;
  }
  await mkdir(join(file, '..'), { recursive: true });
  const own = `${file}.${process.pid}.new`;
  try {
    const handle = await open(own, 'w', 0o644);
    try {
      await handle.writeFile(autostartEntry(command));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(own, file);
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  }
}

/** Desktop Entry Specification 1.5. */
export function autostartEntry({ program, args, env }: AutostartCommand): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const words = [...(variables.length === 0 ? [] : ['env', ...variables]), program, ...args];
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    'Name=Patchbay',
    `Exec=${words.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** An argument of Exec: in double quotes with `"`, backtick, `$` and `\` escaped, `%` doubled; then as any string value. */
function quoted(word: string): string {
  const argument = `"${word.replaceAll(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
  return argument.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
