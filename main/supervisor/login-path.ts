import { randomBytes } from 'node:crypto';
import { delimiter } from 'node:path';
import type { Clock } from '#main/kernel/clock.ts';
import { carriers, listProcesses, NONCE_NAME } from './process-table.ts';
import { signalAll, withDescendants } from './tree.ts';
import { within } from './within.ts';

/** The PATH for servers. `again`: asks afresh, for example after something was installed. */
export type LoginPath = (again?: boolean) => Promise<string>;

type ReadShell = () => Promise<Readonly<Record<string, string | undefined>>>;

const LIMIT_MS = 3_000;

/**
 * The PATH that the user's login shell would have, which an app started from a desktop does not inherit, followed
 * by what our own PATH has besides. Asked once and kept; a shell that does not answer in 3 s is killed and our own PATH
 * has to do.
 */
export function createLoginPath(clock: Clock, load: () => Promise<ReadShell> = loadShellEnv): LoginPath {
  let asked: Promise<string> | undefined;

  async function ask(): Promise<string> {
    const own = process.env['PATH'] ?? '';
    if (process.platform === 'win32') return own;
    const nonce = randomBytes(16).toString('hex');
    const read = await load();
    const answer = await within(
      clock,
      LIMIT_MS,
      marked(nonce, read).catch(() => undefined),
    );
    if (answer === undefined) await killMarked(nonce);
    return joined(answer?.['PATH'] ?? '', own);
  }

  return (again = false) => {
    if (again) asked = undefined;
    asked ??= ask();
    return asked;
  };
}

async function loadShellEnv(): Promise<ReadShell> {
  const { shellEnv } = await import('shell-env');
  return () => shellEnv();
}

/**
 * The package spawns the shell before it returns and gives no handle to it, so that a hung one could not be ended.
 * It hands on our environment, so the mark is there for just that moment.
 */
function marked(nonce: string, read: ReadShell): ReturnType<ReadShell> {
  const before = process.env[NONCE_NAME];
  process.env[NONCE_NAME] = nonce;
  try {
    return read();
  } finally {
    if (before === undefined) delete process.env[NONCE_NAME];
    else process.env[NONCE_NAME] = before;
  }
}

async function killMarked(nonce: string): Promise<void> {
  const all = await listProcesses();
  signalAll(withDescendants(await carriers(all.values(), [nonce]), all), 'SIGKILL');
}

function joined(...paths: string[]): string {
  return [...new Set(paths.flatMap((path) => path.split(delimiter)))].filter(Boolean).join(delimiter);
}
