import { run } from '#servers/kit/exec.ts';

/**
 * Soft and hard: CPU 300 and 600 s, address space 2 and 4 GiB, 1,024 and 2,048 files. The number of processes is not
 * limited, because the system counts all of a user's, so that a desktop is over any useful limit already.
 */
const LIMITS = ['--cpu=300:600', `--as=${2 * 1024 ** 3}:${4 * 1024 ** 3}`, '--nofile=1024:2048'] as const;

let found: Promise<string[]> | undefined;

/** The words to put before a command so that it and what it starts are limited; none where the system has no way. */
export function limits(): Promise<string[]> {
  found ??= look();
  return found;
}

async function look(): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const words = ['prlimit', ...LIMITS, '--'];
  const [program = '', ...args] = words;
  // Someone may have lower limits already, which only root could raise.
  const { signal } = new AbortController();
  const works = await run(program, [...args, 'prlimit', '--version'], { timeoutMs: 5_000, signal }).then(
    ({ exitCode }) => exitCode === 0,
    () => false,
  );
  return works ? words : [];
}
