import { randomBytes } from 'node:crypto';
import { homedir, userInfo } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { spawnChild } from './child.ts';
import type { ServerProcess } from './child.ts';
import { createTree } from '#main/guard/tree.ts';
import type { Tree } from '#main/guard/tree.ts';

/** The login shell at work on our one question. */
export interface ShellQuestion {
  /** Its PATH; undefined when it ended without saying. Never rejects. */
  readonly path: Promise<string | undefined>;
  /**
   * Ends it as closing a terminal does, and by force only what does not go: a start-up file that is killed may leave a
   * lock behind that holds up the user's own terminals. Never rejects.
   */
  end(): Promise<void>;
}

/** What a start-up file may take to tidy up. */
const TIDY_MS = 1_000;

/** In every shell that people log in with, fish included: its lists of folders are joined by colons in quotes. */
const SAY_PATH = String.raw`printf '%s%s%s' "$PATCHBAY_MARK" "$PATH" "$PATCHBAY_MARK"`;

/** What a start-up file may print around it. */
const MOST_CHARS = 1_000_000;

/**
 * Starts the user's login shell, interactive as in a terminal, because many set their PATH only then. It has a process
 * group of its own and nothing of our stdio: what it leaves running cannot keep anybody waiting for us.
 */
export function askLoginShell(env: NodeJS.ProcessEnv = process.env, shell = shellOf(env)): ShellQuestion {
  const nonce = randomBytes(16).toString('hex');
  const mark = `_${nonce}_`;
  const variables = {
    ...(env as Record<string, string>),
    PATCHBAY_MARK: mark,
    // Oh My Zsh would look for updates or open a tmux session.
    DISABLE_AUTO_UPDATE: 'true',
    ZSH_TMUX_AUTOSTART: 'false',
    ZSH_TMUX_AUTOSTARTED: 'true',
  };
  const command = { file: shell, args: ['-ilc', SAY_PATH], cwd: homedir(), env: variables };
  const spawned = spawnChild(command, nonce, undefined);
  if ('problem' in spawned)
    return { path: spawned.problem.then(() => undefined), end: () => Promise.resolve() };
  const { child } = spawned;
  child.stdin.end();
  child.stderr.resume();
  return { path: answerOf(child, mark), end: () => hangUp(createTree(child.pid, nonce)) };
}

function answerOf({ stdout, stderr, exit }: ServerProcess, mark: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const answer = (path?: string): void => {
      // What it has started may hold on to its end of them, an ssh-agent for one.
      stdout.destroy();
      stderr.destroy();
      resolve(path);
    };
    let said = '';
    stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-MOST_CHARS);
      const [, path, after] = said.split(mark);
      if (after !== undefined) answer(path);
    });
    stdout.on('end', () => {
      answer();
    });
    void exit.then(() => {
      setImmediate(answer);
    });
  });
}

async function hangUp(tree: Tree): Promise<void> {
  try {
    await tree.signal('SIGHUP');
    await Promise.race([tree.gone(), delay(TIDY_MS, undefined, { ref: false })]);
    await tree.signal('SIGKILL');
  } catch {
    // Nothing is left that could be looked at.
  }
}

/** The shell that the session of the user says, else the one of his account. */
function shellOf(env: NodeJS.ProcessEnv): string {
  try {
    return env['SHELL'] || userInfo().shell || '/bin/sh';
  } catch {
    // The user has no entry in the system's list.
    return '/bin/sh';
  }
}
