import { PassThrough } from 'node:stream';
import type { Duplex } from 'node:stream';
import { createFramed, FRAME, frameOf } from '#main/guard/frames.ts';
import type { ServerProcess } from './child.ts';
import type { Exit } from './failure.ts';
import type { Spawned } from './spawning.ts';

/** One server in the shared process, as those who gave it a place see it. */
export interface Guest {
  /** What looks like a process of its own to whoever runs it. */
  readonly spawned: Spawned;
  printed(bytes: Buffer): void;
  logged(bytes: Buffer): void;
  /** It has gone, or the process has. Only the first word counts. */
  ended(exit: Exit): void;
}

interface Host {
  child: ServerProcess;
  wire: Duplex;
  room: number;
  /** The process does not answer any more: only its end ends the guest. */
  endProcess(): void;
  onEnded(): void;
}

/**
 * Lets a server into the shared process: `opening` is the first frame of its room. Nothing but the whole process can be
 * forced: SIGTERM asks the process to let go of the guest, which it does at once while it answers at all, so SIGKILL
 * ends the process, with all guests.
 */
export function createGuest(host: Host, opening: string): Guest {
  const { child, wire, room, endProcess, onEnded } = host;
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  let alive = true;
  let end: (exit: Exit) => void = () => undefined;
  const exit = new Promise<Exit>((resolve) => (end = resolve));
  wire.write(frameOf(FRAME.open, room, opening));
  const stdin = createFramed(wire, FRAME.data, room, FRAME.end);
  stdin.on('error', () => undefined);
  const gone = async (): Promise<void> => void (await exit);
  return {
    spawned: {
      child: { ...child, stdin, stdout, stderr, exit, running: () => alive },
      tree: {
        // What it started belongs to the process.
        members: () => Promise.resolve([]),
        signal(signal) {
          if (!alive) return Promise.resolve(0);
          if (signal === 'SIGKILL') endProcess();
          else wire.write(frameOf(FRAME.leave, room));
          return Promise.resolve(1);
        },
        gone,
      },
      // The process is in the ledger.
      record: () => undefined,
      crossOut: () => undefined,
    },
    printed: (bytes) => void stdout.write(bytes),
    logged: (bytes) => void stderr.write(bytes),
    ended(how) {
      if (!alive) return;
      alive = false;
      stdout.end();
      stderr.end();
      stdin.destroy();
      end(how);
      onEnded();
    },
  };
}
