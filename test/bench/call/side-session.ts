// The pipeline with every stage taken out: our session alone on the same server. What the whole takes more is what
// permission, audit, metrics and events cost.
import { spawn } from 'node:child_process';
import type { Params } from '#main/upstream/session.ts';
import { createPipe } from '#main/upstream/pipe.ts';
import { createSession } from '#main/upstream/session.ts';
import { ECHO_SERVER, ROOMY_BYTES, checkText, serveBench } from './side.ts';

const DEADLINE_MS = 30_000;
const nothing = (): void => undefined;

await serveBench(async () => {
  const server = spawn(process.execPath, [ECHO_SERVER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const session = createSession(
    (on) => createPipe(server, ROOMY_BYTES, on),
    {
      onForeign: nothing,
      onNoise: nothing,
      onTooLong: nothing,
      onTrouble: nothing,
      onWarning: nothing,
      onEnd: nothing,
    },
    { sent: nothing, received: nothing },
  );
  async function ask(method: string, params: Params): Promise<unknown> {
    const answer = await session.request(method, params, { deadlineMs: DEADLINE_MS });
    if (answer.kind !== 'result') throw new Error(`${method} ended as ${answer.kind}`);
    return JSON.parse(answer.result.toString());
  }
  await ask('initialize', {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'bench', version: '1' },
  });
  session.pass({ jsonrpc: '2.0', method: 'notifications/initialized' } as { method: string });
  return {
    serverPid: server.pid ?? 0,
    call: async (size) => {
      checkText(await ask('tools/call', { name: 'echo', arguments: { size } }), size);
    },
    async close() {
      await session.close();
      server.kill();
    },
  };
});
