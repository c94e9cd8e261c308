import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The absolute path of a program on the PATH of `env`, or undefined. `name` may also be an absolute path. Entries of
 * the PATH that are not absolute are passed over: what lies in the working directory is not a program of the user's.
 */
export async function findProgram(
  name: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> {
  if (path.isAbsolute(name)) return runnable(name);
  if (name === '' || /[\\/\0]/.test(name)) return undefined;
  const windows = process.platform === 'win32';
  const search = Object.entries(env).find(([key]) => (windows ? key.toUpperCase() : key) === 'PATH')?.[1];
  // Only what can be spawned without a shell.
  const endings = windows && !/\.(?:exe|com)$/i.test(name) ? ['.exe', '.com'] : [''];
  for (const folder of (search ?? '').split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue;
    for (const ending of endings) {
      const found = await runnable(path.join(folder, `${name}${ending}`));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

async function runnable(file: string): Promise<string | undefined> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}
