// What a server costs that is nothing but the SDK: as many tools as a bundled one has, none of which does anything.
import { Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

const TOOLS = Array.from({ length: 12 }, (_, index) => ({
  name: `tool_${index}`,
  description: 'Answers what it was told, and does nothing else with it.',
  inputSchema: { type: 'object' as const, properties: { text: { type: 'string', description: 'Any text' } } },
}));

serveStdio(() => {
  const server = new Server({ name: 'bare', version: '1.0.0' }, { capabilities: { tools: {} } });
  server.setRequestHandler('tools/list', () => ({ tools: TOOLS }));
  server.setRequestHandler('tools/call', () => ({ content: [] }));
  return server;
});
