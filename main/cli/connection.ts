import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { z } from 'zod';
import { MAX_LINE_BYTES } from '#contract/engine-socket.ts';
import type { SocketReply } from '#contract/engine-socket.ts';
import type { Reply } from '#contract/requests.ts';
import { createJsonLines } from '#main/kernel/json-lines.ts';

/** One connection to the socket of an engine. */
export interface Connection {
  /** Which engine it is. */
  readonly pid: number;
  readonly closed: boolean;
  /** Resolves to undefined when the engine went away before it answered. */
  ask(name: string, params: unknown): Promise<Reply | undefined>;
  close(): void;
}

const Answer = z.object({ id: z.int().nullable(), reply: z.looseObject({ ok: z.boolean() }) });

/** Rejects with the system's error when nobody listens there. */
export async function openConnection(path: string, pid: number): Promise<Connection> {
  const socket = await connected(path);
  const waiting = new Map<number, (reply: Reply | undefined) => void>();
  let last = 0;
  let closed = false;

  socket.once('close', () => {
    closed = true;
    for (const settle of waiting.values()) settle(undefined);
    waiting.clear();
  });
  const lines = createJsonLines(MAX_LINE_BYTES, (line) => {
    const answer = parsed(line);
    if (answer === undefined) {
      socket.destroy();
      return;
    }
    // What cannot be told apart (a line that was too long for the engine) is the answer to everything.
    for (const id of answer.id === null ? [...waiting.keys()] : [answer.id]) {
      waiting.get(id)?.(answer.reply);
      waiting.delete(id);
    }
  });
  socket.on('data', (chunk: Buffer) => {
    if (!lines.push(chunk)) socket.destroy();
  });

  return {
    pid,
    get closed() {
      return closed;
    },
    ask(name, params) {
      if (closed) return Promise.resolve(undefined);
      const id = ++last;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        socket.write(`${JSON.stringify({ id, name, params })}\n`);
      });
    },
    close() {
      socket.end();
    },
  };
}

async function connected(path: string): Promise<Socket> {
  const socket = connect(path);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  // Whatever breaks later also closes it.
  socket.on('error', () => undefined);
  return socket;
}

/** The engine parses what it takes; what it gives has the shape of the contract that both were built from. */
function parsed(line: string): SocketReply | undefined {
  try {
    return Answer.parse(JSON.parse(line)) as unknown as SocketReply;
  } catch {
    return undefined;
  }
}
