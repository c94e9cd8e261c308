// The same call with the SDK's client alone.
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { ECHO_SERVER, ROOMY_BYTES, checkText, serveBench } from './side.ts';

await serveBench(async () => {
  const client = new Client({ name: 'bench', version: '1' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [ECHO_SERVER],
    maxBufferSize: ROOMY_BYTES,
  });
  await client.connect(transport);
  // It checks results against what was listed, where it was.
  await client.listTools();
  return {
    serverPid: transport.pid ?? 0,
    async call(size) {
      checkText(await client.callTool({ name: 'echo', arguments: { size } }), size);
    },
    close: () => client.close(),
  };
});
