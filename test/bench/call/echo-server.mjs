// Answers with as many characters as it is asked for, by hand: what is measured is who calls it.
import { createInterface } from 'node:readline';

const tool = {
  name: 'echo',
  description: 'Gives a text of a size.',
  inputSchema: {
    type: 'object',
    required: ['size'],
    properties: { size: { type: 'integer', minimum: 0 }, note: { type: 'string' } },
    additionalProperties: false,
  },
  annotations: { readOnlyHint: true, openWorldHint: false },
};
/** @type {Map<number, string>} the JSON of a text by its size */
const texts = new Map();

function textOf(size) {
  const known = texts.get(size);
  if (known !== undefined) return known;
  const made = JSON.stringify('0123456789 abcde'.repeat(Math.ceil(size / 16)).slice(0, size));
  texts.set(size, made);
  return made;
}

function answer(method, params) {
  if (method === 'initialize')
    return JSON.stringify({
      protocolVersion: '2025-11-25',
      capabilities: { tools: {} },
      serverInfo: { name: 'echo', version: '1' },
    });
  if (method === 'tools/list') return JSON.stringify({ tools: [tool] });
  if (method === 'tools/call') return `{"content":[{"type":"text","text":${textOf(params.arguments.size)}}]}`;
  return undefined;
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) return;
  const result = answer(method, params);
  process.stdout.write(
    result === undefined
      ? `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"error":{"code":-32601,"message":"no such method"}}\n`
      : `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":${result}}\n`,
  );
});
