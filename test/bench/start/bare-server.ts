import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server that was started, shaken hands with and listed, with nothing of ours in between. */
export interface BareServer {
  pid: number;
  /** Resolves when its process is gone. */
  close(): Promise<void>;
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

/** Resolves when the server has answered the list of its tools; rejects when it ends before. */
export async function startBare(command: string, args: string[]): Promise<BareServer> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const gone = once(child, 'exit');
  const say = (message: object): void => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  };
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const [id, request] of REQUESTS.entries()) {
    say({ id, ...request });
    const { done } = await lines.next();
    if (done === true) throw new Error(`${args.join(' ')} ended before it answered ${request.method}`);
    if (id === 0) say({ method: 'notifications/initialized' });
  }
  return {
    pid: child.pid ?? 0,
    async close() {
      child.stdin.end();
      child.kill();
      await gone;
    },
  };
}
