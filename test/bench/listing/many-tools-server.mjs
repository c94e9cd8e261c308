// Lists as many tools as it is told to, on one page, each as wide as tools of the reference servers are.
import { createInterface } from 'node:readline';

const count = Number(process.argv[2]);
const tool = (_, index) => ({
  name: `tool_${index}`,
  title: `Tool number ${index}`,
  description: `Does one thing of ${count}, and says in two sentences what that is. It is number ${index}.`,
  inputSchema: {
    type: 'object',
    required: ['path'],
    properties: {
      path: { type: 'string', description: 'Where to look, relative to the workspace' },
      depth: { type: 'integer', minimum: 0, maximum: 20, description: 'How deep to go' },
      format: { enum: ['text', 'json', 'csv'], default: 'text' },
      filters: { type: 'array', items: { type: 'string', maxLength: 200 }, maxItems: 20 },
    },
  },
  annotations: { readOnlyHint: index % 2 === 0, openWorldHint: false },
});
const results = {
  initialize: {
    protocolVersion: '2025-11-25',
    capabilities: { tools: {} },
    serverInfo: { name: 'many', version: '1' },
  },
  'tools/list': { tools: Array.from({ length: count }, tool) },
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method } = JSON.parse(line);
  if (id === undefined) return;
  const result = results[method];
  const error = { code: -32601, message: 'no such method' };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...(result ? { result } : { error }) })}\n`);
});
