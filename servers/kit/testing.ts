import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import type { RequestOptions } from '@modelcontextprotocol/client';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { JsonObject } from '#contract/json.ts';
import type { ServerDefinition } from './server.ts';
import { createSession } from './session.ts';
import { createWorkspace } from './workspace.ts';

/** How a call ended: `data` is the structured content, `error` the structured error when it failed. */
interface TestAnswer {
  text: string;
  data: JsonObject;
  error: JsonObject | undefined;
}

export interface TestClient {
  client: Client;
  call(tool: string, args: JsonObject, options?: RequestOptions): Promise<TestAnswer>;
  /** What the server logged. */
  logged: string[];
  close(): Promise<void>;
}

/** Speaks to a server in memory, for tests. `folders` becomes its workspace; without them it has none. */
export async function connectTo(
  definition: ServerDefinition,
  { folders, era = 'modern' }: { folders?: string[]; era?: 'modern' | 'legacy' } = {},
): Promise<TestClient> {
  const logged: string[] = [];
  const workspace = createWorkspace(folders === undefined ? undefined : JSON.stringify(folders));
  const [near, far] = InMemoryTransport.createLinkedPair();
  serveStdio(() => createSession(definition, { workspace, log: (entry) => void logged.push(entry) }), {
    transport: far,
  });
  const client = new Client(
    { name: 'kit-testing', version: '1.0.0' },
    { versionNegotiation: { mode: era === 'modern' ? { pin: '2026-07-28' } : 'legacy' } },
  );
  await client.connect(near);
  return {
    client,
    async call(tool, args, options) {
      return answerOf(await client.callTool({ name: tool, arguments: args }, options));
    },
    logged,
    close: () => client.close(),
  };
}

/** The parts of a tool result that tests look at. */
export function answerOf(result: Awaited<ReturnType<Client['callTool']>>): TestAnswer {
  const data = (result.structuredContent ?? {}) as JsonObject;
  const first = result.content[0];
  return {
    text: first?.type === 'text' ? first.text : '',
    data,
    error: result.isError === true ? (data['error'] as JsonObject) : undefined,
  };
}
