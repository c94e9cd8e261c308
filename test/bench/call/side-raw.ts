// The floor on this machine: messages written and read by hand, without deadline, cancel, limits or a look at what comes.
import { spawn } from 'node:child_process';
import { ECHO_SERVER, checkText, serveBench } from './side.ts';

await serveBench(() => {
  const server = spawn(process.execPath, [ECHO_SERVER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map<number, (result: unknown) => void>();
  let lastId = 0;
  let queued = '';
  let rest = '';
  server.stdout.setEncoding('utf8');
  server.stdout.on('data', (chunk: string) => {
    rest += chunk;
    if (!chunk.includes('\n')) return;
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const { id, result } = JSON.parse(line) as { id: number; result: unknown };
      waiting.get(id)?.(result);
      waiting.delete(id);
    }
  });
  function flush(): void {
    server.stdin.write(queued);
    queued = '';
  }
  function ask(method: string, params: object): Promise<unknown> {
    return new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      if (queued === '') process.nextTick(flush);
      queued += `${JSON.stringify({ jsonrpc: '2.0', id: lastId, method, params })}\n`;
    });
  }
  return Promise.resolve({
    serverPid: server.pid ?? 0,
    call: async (size: number) => {
      checkText(await ask('tools/call', { name: 'echo', arguments: { size } }), size);
    },
    close: () => Promise.resolve(void server.kill()),
  });
});
