import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import type { CallToolResult, ServerContext } from '@modelcontextprotocol/server';
import { offerPrompts, offerResources } from './offers.ts';
import { told } from './told.ts';
import type { ServerDefinition } from './server.ts';
import type { Settings } from './settings.ts';
import type { Tool, ToolContext } from './tool.ts';
import type { Workspace } from './workspace.ts';

/** What a session needs from its surroundings. `log` gets one entry per surprise. */
export interface SessionSurroundings {
  workspace: Workspace;
  settings: Settings;
  log(entry: string): void;
}

/**
 * One MCP session of a server, for the SDK to connect; the same for both eras. The low-level Server is used because
 * the high-level one answers invalid input with free text, and ours names the field in a structured error.
 */
export function createSession(definition: ServerDefinition, surroundings: SessionSurroundings): Server {
  const { name, title, version, instructions, resources = [], prompts = [] } = definition;
  const capabilities = {
    tools: {},
    ...(resources.length > 0 ? { resources: {} } : {}),
    ...(prompts.length > 0 ? { prompts: {} } : {}),
  };
  const server = new Server({ name, title, version }, { capabilities, instructions });
  server.setRequestHandler('tools/list', () => ({ tools: definition.tools.map((tool) => tool.listed()) }));
  server.setRequestHandler('tools/call', ({ params }, sdk) => {
    const tool = definition.tools.find((tool) => [tool.name, ...tool.aliases].includes(params.name));
    if (tool === undefined) throw unknownTool(definition, params.name);
    return answer(tool, params.arguments, contextOf(sdk, surroundings), surroundings);
  });
  const contextFor = (sdk: ServerContext): ToolContext => contextOf(sdk, surroundings);
  if (resources.length > 0) offerResources(server, resources, contextFor, surroundings);
  if (prompts.length > 0) offerPrompts(server, prompts, contextFor, surroundings);
  return server;
}

async function answer(
  tool: Tool,
  args: unknown,
  context: ToolContext,
  surroundings: SessionSurroundings,
): Promise<CallToolResult> {
  try {
    return await tool.call(args, context);
  } catch (error) {
    // The SDK answers nothing to a cancelled request.
    if (context.signal.aborted) throw error;
    const { code, message, fields } = told(error, tool.name, surroundings);
    return {
      isError: true,
      content: [{ type: 'text', text: message }],
      structuredContent: { error: { code, message, ...fields } },
    };
  }
}

/** A protocol error, as MCP wants it for unknown tools, with the contract's code and near names in its data. */
function unknownTool(definition: ServerDefinition, asked: string): ProtocolError {
  const words = new Set(wordsOf(asked));
  const near = definition.tools
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
