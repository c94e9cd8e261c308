import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A server that was started, shaken hands with and listed, with nothing of ours in between. */
export interface BareServer {
  pid: number;
  /** Resolves when a call of that tool is answered, whatever the answer is. */
  call(tool: string): Promise<void>;
  /** Resolves when its process is gone. */
  close(): Promise<void>;
  /** The same, but it is let end by itself: only then Node keeps what it compiled. */
  leave(): Promise<void>;
}

const REQUESTS = [
  {
    method: 'initialize',
    params: {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'bench', version: '1' },
    },
  },
  { method: 'tools/list', params: {} },
];

interface Request {
  method: string;
  params: object;
}

/** Resolves when whoever is at the other end has answered; rejects when it ends before. */
type Ask = (request: Request) => Promise<void>;

/** Resolves when whoever is at the other end has answered the list of its tools; rejects when it ends before. */
export async function listOver(stdin: Writable, stdout: Readable, name: string): Promise<Ask> {
  const say = (message: object): void => {
    stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  };
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  let id = 0;
  const ask: Ask = async (request) => {
    say({ id: id++, ...request });
    const { done } = await lines.next();
    if (done === true) throw new Error(`${name} ended before it answered ${request.method}`);
  };
  for (const request of REQUESTS) {
    await ask(request);
    if (request.method === 'initialize') say({ method: 'notifications/initialized' });
  }
  return ask;
}

/** Resolves when the server has answered the list of its tools; rejects when it ends before. */
export async function startBare(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<BareServer> {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const gone = once(child, 'exit');
  const ask = await listOver(child.stdin, child.stdout, args.join(' '));
  return {
    pid: child.pid ?? 0,
    // No tool of ours takes it, so that nothing is done.
    call: (name) => ask({ method: 'tools/call', params: { name, arguments: { no_such_parameter: 1 } } }),
    async close() {
      child.stdin.end();
      child.kill();
      await gone;
    },
    async leave() {
      child.stdin.end();
      await gone;
    },
  };
}
