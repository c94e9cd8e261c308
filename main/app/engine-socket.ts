import { randomUUID } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { OWNER } from '#contract/call.ts';
import { MAX_LINE_BYTES, SocketRequest } from '#contract/engine-socket.ts';
import type { SocketReply } from '#contract/engine-socket.ts';
import type { Reply } from '#contract/requests.ts';
import { text } from '#contract/text.ts';
import { createJsonLines } from '#main/kernel/json-lines.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Caller, Dispatch } from './dispatch.ts';

const CALLER: Caller = { surface: 'cli', principal: OWNER, via: 'cli' };
/** Requests that reach a server: they end when whoever asked goes away. */
const CALLS = new Set(['tool.call', 'prompt.get', 'resource.read']);
/** Time that a client gets to read its last replies. */
const GOODBYE_MS = 500;

/**
 * Lets the command line ask this engine (DESIGN ruling idea 2). Only the owner of the home can open the socket, so
 * whoever connects is the owner. Resolves with how to stop once it listens; rejects with the system's error.
 */
export async function listenOnSocket(
  path: string,
  dispatch: Dispatch,
  logger: Logger,
): Promise<() => Promise<void>> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    serve(socket, dispatch);
  });
  const pipe = process.platform === 'win32';
  // A file that is left over belongs to a dead engine: the lock is ours.
  if (!pipe) rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (!pipe) chmodSync(path, 0o600);
  server.on('error', (error) => {
    logger.error('socket.failed', error);
  });
  return () =>
    new Promise((resolve) => {
      const cut = setTimeout(() => {
        for (const socket of open) socket.destroy();
      }, GOODBYE_MS);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      for (const socket of open) socket.end();
    });
}

function serve(socket: Socket, dispatch: Dispatch): void {
  /** Calls of this connection that still run. */
  const calls = new Set<string>();

  function answer(id: number | null, reply: Reply): void {
    const message: SocketReply = { id, reply };
    if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
  }

  async function take(line: string): Promise<void> {
    const message = parsed(line);
    const request = SocketRequest.safeParse(message);
    if (!request.success) {
      answer(idOf(message), refusal('request.malformed'));
      return;
    }
    const { id, name } = request.data;
    const { params, call } = withCallId(name, request.data.params);
    if (call !== undefined) calls.add(call);
    const reply = await dispatch(name, params, CALLER);
    if (call !== undefined) calls.delete(call);
    answer(id, reply);
  }

  const lines = createJsonLines(MAX_LINE_BYTES, (line) => void take(line));
  socket.on('data', (chunk: Buffer) => {
    if (socket.writableEnded || lines.push(chunk)) return;
    answer(null, refusal('request.tooLong'));
    socket.destroySoon();
  });
  socket.once('close', () => {
    for (const id of calls) void dispatch('call.cancel', { id }, CALLER);
  });
}

function refusal(code: 'request.malformed' | 'request.tooLong'): Reply {
  return { ok: false, error: { reason: text(code, { megabytes: MAX_LINE_BYTES / 1024 / 1024 }) } };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function idOf(message: unknown): number | null {
  const found = SocketRequest.pick({ id: true }).safeParse(message);
  return found.success ? found.data.id : null;
}

/** A call needs an id by which it can be cancelled, also when its caller gave it none. */
function withCallId(name: string, params: unknown): { params: unknown; call?: string } {
  if (!CALLS.has(name) || typeof params !== 'object' || params === null) return { params };
  const call = 'id' in params && typeof params.id === 'string' ? params.id : randomUUID();
  return { params: { ...params, id: call }, call };
}
