import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { MAX_LINE_BYTES } from '#contract/engine-socket.ts';
import type { EngineLock, SocketReply } from '#contract/engine-socket.ts';
import { text } from '#contract/text.ts';
import { createJsonLines } from '#main/kernel/json-lines.ts';
import { livingEngine, takeLock } from './lock.ts';
import { engineSocketPath } from './socket-path.ts';
import { StartFailure } from './start-failure.ts';

/** Longer than a headless engine takes to end what runs (10 s) and to stop its servers (15 s). */
const LIMIT_MS = 30_000;
const LOOK_MS = 50;

export interface Taking {
  /** This engine has no window, and hands the home over to one that has. */
  headless: boolean;
  /** Asks a headless engine that has the home to go. */
  takeOver: boolean;
}

/**
 * Takes the lock of a home (DESIGN ruling idea 2), from a headless engine if need be; resolves with how to give it back.
 * Rejects with StartFailure when another engine keeps it.
 */
export async function takeHome(home: string, { headless, takeOver }: Taking): Promise<() => void> {
  const holder = livingEngine(home);
  if (takeOver && holder?.headless === true && !(await left(home, holder))) {
    throw new StartFailure(
      text('home.notHandedOver', { pid: holder.pid, seconds: LIMIT_MS / 1000 }),
      text('home.locked.advice'),
    );
  }
  return takeLock(home, { socket: engineSocketPath(home), headless });
}

/** Whether it gave the home back in time. */
async function left(home: string, holder: EngineLock): Promise<boolean> {
  const end = Date.now() + LIMIT_MS;
  let answer: Answer = 'none';
  while (Date.now() < end && answer !== 'no') {
    const now = livingEngine(home);
    if (now?.pid !== holder.pid || now.startTime !== holder.startTime) return true;
    // One that has just been started does not listen yet.
    if (answer === 'none') answer = await ask(holder.socket, end - Date.now());
    await delay(LOOK_MS);
  }
  return false;
}

type Answer = 'yes' | 'no' | 'none';

function ask(path: string, limitMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const done = (answer: Answer): void => {
      socket.destroy();
      resolve(answer);
    };
    const lines = createJsonLines(MAX_LINE_BYTES, (line) => {
      done(said(line));
    });
    socket.setTimeout(limitMs);
    socket.on('connect', () => {
      socket.write(`${JSON.stringify({ id: 1, name: 'engine.handOver', params: {} })}\n`);
    });
    socket.on('data', (chunk: Buffer) => void lines.push(chunk));
    for (const event of ['error', 'timeout', 'end'] as const) {
      socket.on(event, () => {
        done('none');
      });
    }
  });
}

function said(line: string): Answer {
  try {
    return (JSON.parse(line) as SocketReply).reply.ok ? 'yes' : 'no';
  } catch {
    return 'no';
  }
}
