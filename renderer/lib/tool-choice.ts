import type { ToolChoice } from '#contract/chat/conversation.ts';
import type { ToolRef } from '#contract/tool.ts';

type Chosen = Extract<ToolChoice, { mode: 'chosen' }>;

/** The choice with all tools of a server, or with none of them. */
export function withServer(choice: Chosen, server: string, on: boolean): Chosen {
  return {
    mode: 'chosen',
    servers: [...choice.servers.filter((id) => id !== server), ...(on ? [server] : [])],
    tools: choice.tools.filter((tool) => tool.server !== server),
  };
}

/** The choice with or without one tool of a server that is not chosen as a whole. */
export function withTool(choice: Chosen, tool: ToolRef, on: boolean): Chosen {
  const others = choice.tools.filter(({ server, name }) => server !== tool.server || name !== tool.name);
  return { ...choice, tools: on ? [...others, tool] : others };
}

/** Whether anything of a server was chosen, be it offered now or not. */
export function isWanted(choice: ToolChoice, server: string): boolean {
  if (choice.mode !== 'chosen') return choice.mode === 'all';
  return choice.servers.includes(server) || choice.tools.some((tool) => tool.server === server);
}
