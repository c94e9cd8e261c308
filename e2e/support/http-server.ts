import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { nodePath, reference } from './foreign.ts';

/** The reference server over HTTP, until `stop`. */
export interface HttpServer {
  url: string;
  /** Ends it at once, as a crash would. */
  stop(): Promise<void>;
}

export async function startEverything(
  transport: 'streamableHttp' | 'sse',
  port: number,
): Promise<HttpServer> {
  const child = spawn(nodePath(), [reference('everything'), transport], {
    env: { ...process.env, PORT: String(port) },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}/${transport === 'sse' ? 'sse' : 'mcp'}`;
  await answers(url, child);
  return {
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let n = 0; n < 200; n++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const stop = new AbortController();
    const answered = await fetch(url, { signal: stop.signal }).then(
      () => true,
      () => false,
    );
    stop.abort();
    if (answered) return;
    await delay(100);
  }
  throw new Error(`nothing answers at ${url}`);
}
