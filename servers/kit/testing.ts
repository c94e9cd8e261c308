import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import type { RequestOptions } from '@modelcontextprotocol/client';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { JsonObject } from '#contract/json.ts';
import { asServed } from './served.ts';
import type { ServerDefinition } from './server.ts';
import { createSession } from './session.ts';
import { createSettings } from './settings.ts';
import type { ToolContext } from './tool.ts';
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

/** `folders` becomes its workspace, without them it has none; `settings` are by environment variable. */
export interface Surroundings {
  folders?: string[];
  settings?: Record<string, string>;
}

/** Speaks to a server in memory, for tests. */
export async function connectTo(
  definition: ServerDefinition,
  { folders, settings = {}, era = 'modern' }: Surroundings & { era?: 'modern' | 'legacy' } = {},
): Promise<TestClient> {
  const logged: string[] = [];
  const workspace = createWorkspace(folders === undefined ? undefined : JSON.stringify(folders));
  const [near, far] = InMemoryTransport.createLinkedPair();
  const surroundings = {
    workspace,
    settings: createSettings(definition.settings ?? [], settings),
    log: (entry: string) => void logged.push(entry),
    open: () => Promise.resolve(definition),
    listed: () => undefined,
  };
  serveStdio(() => createSession(asServed(definition), surroundings), { transport: far });
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

/** What a tool gets that is called without a server, for tests of how it ends. */
export function callContext(
  definition: ServerDefinition,
  { folders, settings = {}, signal }: Surroundings & { signal?: AbortSignal },
): ToolContext {
  return {
    signal: signal ?? new AbortController().signal,
    progress: () => Promise.resolve(),
    workspace: createWorkspace(folders === undefined ? undefined : JSON.stringify(folders)),
    settings: createSettings(definition.settings ?? [], settings),
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
