import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import type { Dispatch } from './dispatch.ts';
import { listenOnSocket } from './engine-socket.ts';
import { writeLauncher } from './launcher.ts';
import type { Notices } from './notices.ts';
import { engineSocketPath, makeSocketFolder } from './socket-path.ts';
import { StartFailure } from './start-failure.ts';

export interface DoorParts {
  home: string;
  /** The bundled command line, where it is there. */
  cli?: string;
  node: string;
  servers: string;
  npm?: string;
  /** Nobody could reach it but through its socket, so without one it does not start. */
  headless: boolean;
  dispatch: Dispatch;
  logger: Logger;
  notices: Notices;
}

/** Lets the command line in: writes the launcher and listens on the socket, until the scope is closed. */
export async function openDoors(parts: DoorParts, scope: Scope): Promise<void> {
  const { home, cli, headless, dispatch, logger, notices } = parts;
  try {
    if (cli !== undefined) writeLauncher({ ...parts, cli, env: process.env });
  } catch (error) {
    logger.error('launcher.failed', error);
    const problem = problemOf(error);
    notices.put({ id: 'launcher', level: 'warning', text: text('notice.launcherFailed', { problem }) });
  }
  const path = engineSocketPath(home);
  try {
    makeSocketFolder(path, home);
    scope.own(await listenOnSocket(path, dispatch, logger));
  } catch (error) {
    logger.error('socket.failed', error);
    const reason = text('notice.socketFailed', { path, problem: problemOf(error) });
    if (headless) throw new StartFailure(reason, text('home.unusable.advice'));
    notices.put({ id: 'socket', level: 'warning', text: reason });
  }
}
