import type { ToolChoice } from '#contract/chat/conversation.ts';
import { sameServer } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import type { ToolView } from '#contract/tool.ts';
import type { Catalog } from '#main/catalog/catalog.ts';
import { estimateTokens } from '#main/catalog/tokens.ts';
import type { FunctionTool } from './language-model.ts';
import { toolNameFor } from './tool-names.ts';

export interface OfferParts {
  catalog: Pick<Catalog, 'tools'>;
  servers: () => readonly Server[];
  /** Whether it can be called now. */
  runs: (server: string) => boolean;
}

/** A tool that a model is offered, by the name it is offered under. */
export interface OfferedTool {
  view: ToolView;
  server: Server;
}

/** What a model is offered. Names are found in this table and nowhere else: they are never taken apart. */
export interface ToolOffer {
  byName: ReadonlyMap<string, OfferedTool>;
  tools: FunctionTool[];
}

/** The tools that a conversation gives its model: of servers that run, and only those that were chosen. */
export function offerTools(choice: ToolChoice, { catalog, servers, runs }: OfferParts): ToolOffer {
  const byName = new Map<string, OfferedTool>();
  for (const server of choice.mode === 'none' ? [] : servers()) {
    if (server.disabled === true || !runs(server.id)) continue;
    for (const view of catalog.tools(server.id)) {
      if (!isChosen(choice, view)) continue;
      const name = toolNameFor(view.ref);
      if (!byName.has(name)) byName.set(name, { view, server });
    }
  }
  const tools = [...byName].map(([name, { view }]) => toolFor(name, view));
  return { byName, tools };
}

function isChosen(choice: ToolChoice, { ref }: ToolView): boolean {
  if (choice.mode !== 'chosen') return choice.mode === 'all';
  return (
    choice.servers.some((server) => sameServer(server, ref.server)) ||
    choice.tools.some(({ server, name }) => sameServer(server, ref.server) && name === ref.name)
  );
}

function toolFor(name: string, { definition }: ToolView): FunctionTool {
  const { description, title } = definition;
  const said = description ?? title;
  return {
    type: 'function',
    name,
    ...(said === undefined ? {} : { description: said }),
    // Some vendors refuse a schema that does not say what MCP takes for granted.
    inputSchema: { type: 'object', properties: {}, ...definition.inputSchema },
  };
}

/** What the definitions take of a model's context, estimated, by server, dearest first. */
export function toolTokens({ byName }: ToolOffer): { server: string; tools: number; tokens: number }[] {
  const sums = new Map<string, { server: string; tools: number; tokens: number }>();
  for (const { view } of byName.values()) {
    const { server } = view.ref;
    const sum = sums.get(server) ?? { server, tools: 0, tokens: 0 };
    sums.set(server, {
      server,
      tools: sum.tools + 1,
      tokens: sum.tokens + estimateTokens(view.definition),
    });
  }
  return [...sums.values()].toSorted((a, b) => b.tokens - a.tokens);
}

/** About how many tokens a text takes. */
export function textTokens(text: string): number {
  return text === '' ? 0 : estimateTokens({ name: '', description: text, inputSchema: {} });
}
