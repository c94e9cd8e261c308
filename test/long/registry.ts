import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether npm can name a version of it: where no registry is reached, the test is visibly skipped. */
export async function known(name: string): Promise<boolean> {
  const asked = promisify(execFile)('npm', ['view', name, 'version'], { timeout: 60_000 });
  return asked.then(
    ({ stdout }) => stdout.trim() !== '',
    () => false,
  );
}
