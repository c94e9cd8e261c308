import { delimiter } from 'node:path';
import type { Clock } from '#main/kernel/clock.ts';
import type { LoginPath } from './environment.ts';
import { askLoginShell } from './login-shell.ts';
import type { ShellQuestion } from './login-shell.ts';
import { within } from './within.ts';

/** Ends with its owner. */
export interface OwnedLoginPath extends LoginPath {
  /** Hangs up on a shell that has not answered; nothing is asked afterwards. Never rejects. */
  close(): Promise<void>;
}

const LIMIT_MS = 3_000;

/**
 * The PATH that the user's login shell would have, which an app started from a desktop does not inherit, followed
 * by what our own PATH has besides. Asked once and kept. A shell that does not answer in 3 s is waited for no longer: our
 * own PATH has to do until it does.
 */
export function createLoginPath(clock: Clock, askShell: () => ShellQuestion = askLoginShell): OwnedLoginPath {
  let asked: Promise<string> | undefined;
  let closed = false;
  const open = new Set<ShellQuestion>();

  function ask(): Promise<string> {
    const own = process.env['PATH'] ?? '';
    if (process.platform === 'win32' || closed) return Promise.resolve(own);
    const question = askShell();
    open.add(question);
    const answered = question.path.then((path) => {
      open.delete(question);
      // Whoever asks from now on hears it, also when it came too late for the first.
      if (path !== undefined && asked === answer) asked = Promise.resolve(joined(path, own));
      return path;
    });
    const answer = within(clock, LIMIT_MS, answered).then((path) => joined(path ?? '', own));
    return answer;
  }

  const path: LoginPath = (again = false) => {
    if (again) asked = undefined;
    asked ??= ask();
    return asked;
  };
  return Object.assign(path, {
    async close() {
      closed = true;
      await Promise.all([...open].map((question) => question.end()));
    },
  });
}

function joined(...paths: string[]): string {
  return [...new Set(paths.flatMap((path) => path.split(delimiter)))].filter(Boolean).join(delimiter);
}
