import { ProtocolError, ProtocolErrorCode, ResourceNotFoundError } from '@modelcontextprotocol/server';
import type { Server, ServerContext } from '@modelcontextprotocol/server';
import type { ServedServer } from './served.ts';
import type { ServerDefinition } from './server.ts';
import { told } from './told.ts';
import type { ToolContext } from './tool.ts';

type ContextFor = (sdk: ServerContext) => ToolContext;
type Surroundings = Parameters<typeof told>[2] & { open(): Promise<ServerDefinition> };

/** Lists and reads; what cannot be read is a protocol error with the contract's error in its data. */
export function offerResources(
  server: Server,
  served: ServedServer,
  contextFor: ContextFor,
  surroundings: Surroundings,
): void {
  server.setRequestHandler('resources/list', () => ({ resources: [...served.lists().resources] }));
  server.setRequestHandler('resources/templates/list', () => ({
    resourceTemplates: [...served.lists().resourceTemplates],
  }));
  server.setRequestHandler('resources/read', async ({ params: { uri } }, sdk) => {
    const { resources = [] } = await orProtocolError(sdk, surroundings, uri, surroundings.open);
    for (const { match, read, mimeType } of resources) {
      const variables = match(uri);
      if (variables === undefined) continue;
      const content = await orProtocolError(sdk, surroundings, uri, () =>
        read(contextFor(sdk), { uri, variables }),
      );
      const bytes = typeof content === 'string' ? { text: content } : { blob: base64(content) };
      return { contents: [{ uri, mimeType, ...bytes }] };
    }
    throw new ResourceNotFoundError(uri);
  });
}

/** Lists and fills in; a wrong argument is a protocol error that names it. */
export function offerPrompts(
  server: Server,
  served: ServedServer,
  contextFor: ContextFor,
  surroundings: Surroundings,
): void {
  server.setRequestHandler('prompts/list', () => ({ prompts: [...served.lists().prompts] }));
  server.setRequestHandler('prompts/get', async ({ params }, sdk) => {
    const { prompts = [] } = await orProtocolError(sdk, surroundings, params.name, surroundings.open);
    const prompt = prompts.find(({ name }) => name === params.name);
    if (prompt === undefined) {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Unknown prompt: ${params.name}`);
    }
    return orProtocolError(sdk, surroundings, params.name, () =>
      prompt.get(params.arguments, contextFor(sdk)),
    );
  });
}

async function orProtocolError<T>(
  { mcpReq: { signal } }: ServerContext,
  surroundings: Surroundings,
  where: string,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (signal.aborted) throw error;
    const { code, message, fields } = told(error, where, surroundings);
    const number = code === 'V' ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError;
    throw new ProtocolError(number, message, { error: { code, message, ...fields } });
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
