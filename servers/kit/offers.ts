import { ProtocolError, ProtocolErrorCode, ResourceNotFoundError } from '@modelcontextprotocol/server';
import type { Server, ServerContext } from '@modelcontextprotocol/server';
import type { Prompt } from './prompt.ts';
import type { Resource } from './resource.ts';
import { told } from './told.ts';
import type { ToolContext } from './tool.ts';

type ContextFor = (sdk: ServerContext) => ToolContext;
type Surroundings = Parameters<typeof told>[2];

/** Lists and reads; what cannot be read is a protocol error with the contract's error in its data. */
export function offerResources(
  server: Server,
  resources: readonly Resource[],
  contextFor: ContextFor,
  surroundings: Surroundings,
): void {
  server.setRequestHandler('resources/list', () => ({
    resources: resources.flatMap(({ listed }) => ('resource' in listed ? [listed.resource] : [])),
  }));
  server.setRequestHandler('resources/templates/list', () => ({
    resourceTemplates: resources.flatMap(({ listed }) => ('template' in listed ? [listed.template] : [])),
  }));
  server.setRequestHandler('resources/read', async ({ params: { uri } }, sdk) => {
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
  prompts: readonly Prompt[],
  contextFor: ContextFor,
  surroundings: Surroundings,
): void {
  server.setRequestHandler('prompts/list', () => ({ prompts: prompts.map(({ listed }) => listed) }));
  server.setRequestHandler('prompts/get', ({ params }, sdk) => {
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
