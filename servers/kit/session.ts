import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import type { CallToolResult, ServerContext } from '@modelcontextprotocol/server';
import { offerPrompts, offerResources } from './offers.ts';
import { told } from './told.ts';
import type { About, ServedServer } from './served.ts';
import type { ServerDefinition } from './server.ts';
import type { Settings } from './settings.ts';
import type { ToolContext } from './tool.ts';
import type { Workspace } from './workspace.ts';

/** What a session needs from its surroundings. `log` gets one entry per surprise. */
export interface SessionSurroundings {
  workspace: Workspace;
  settings: Settings;
  log(entry: string): void;
  /** What is behind the lists; rejects when it cannot be loaded. */
  open(): Promise<ServerDefinition>;
  /** The tools are being listed. */
  listed(): void;
}

/**
 * One MCP session of a server, for the SDK to connect; the same for both eras. The low-level Server is used because
 * the high-level one answers invalid input with free text, and ours names the field in a structured error.
 */
export function createSession(served: ServedServer, surroundings: SessionSurroundings): Server {
  const { name, title, version, instructions, names, hasResources, hasPrompts } = served;
  const capabilities = {
    tools: {},
    ...(hasResources ? { resources: {} } : {}),
    ...(hasPrompts ? { prompts: {} } : {}),
  };
  const server = new Server({ name, title, version }, { capabilities, instructions });
  server.setRequestHandler('tools/list', () => {
    surroundings.listed();
    return { tools: [...served.lists().tools] };
  });
  server.setRequestHandler('tools/call', ({ params }, sdk) => {
    const tool = names.find((one) => [one.name, ...one.aliases].includes(params.name));
    if (tool === undefined) throw unknownTool(names, params.name);
    return answer(tool.name, params.arguments, contextOf(sdk, surroundings), surroundings);
  });
  const contextFor = (sdk: ServerContext): ToolContext => contextOf(sdk, surroundings);
  if (hasResources) offerResources(server, served, contextFor, surroundings);
  if (hasPrompts) offerPrompts(server, served, contextFor, surroundings);
  return server;
}

async function answer(
  name: string,
  args: unknown,
  context: ToolContext,
  surroundings: SessionSurroundings,
): Promise<CallToolResult> {
  try {
    const { tools } = await surroundings.open();
    context.signal.throwIfAborted();
    const tool = tools.find((one) => one.name === name);
    if (tool === undefined) throw new Error(`${name} is listed, but not there`);
    return await tool.call(args, context);
  } catch (error) {
    // The SDK answers nothing to a cancelled request.
    if (context.signal.aborted) throw error;
    const { code, message, fields } = told(error, name, surroundings);
    return {
      isError: true,
      content: [{ type: 'text', text: message }],
      structuredContent: { error: { code, message, ...fields } },
    };
  }
}

/** A protocol error, as MCP wants it for unknown tools, with the contract's code and near names in its data. */
function unknownTool(names: About['names'], asked: string): ProtocolError {
  const words = new Set(wordsOf(asked));
  const near = names
    .map(({ name }) => ({ name, common: wordsOf(name).filter((word) => words.has(word)).length }))
    .filter(({ common }) => common > 0)
    .toSorted((a, b) => b.common - a.common)
    .map(({ name }) => name);
  const hint = near.length > 0 ? `; near: ${near.join(', ')}` : '';
  return new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown tool: ${asked}${hint}`, {
    error: { code: 'U', near },
  });
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function contextOf({ mcpReq }: ServerContext, { workspace, settings }: SessionSurroundings): ToolContext {
  const { _meta: meta } = mcpReq;
  const progressToken = meta?.progressToken;
  return {
    signal: mcpReq.signal,
    workspace,
    settings,
    async progress(progress, total, message) {
      if (progressToken === undefined || mcpReq.signal.aborted) return;
      await mcpReq.notify({
        method: 'notifications/progress',
        params: { progressToken, progress, total, message },
      });
    },
  };
}
