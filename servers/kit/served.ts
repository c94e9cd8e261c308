import type {
  Prompt as ListedPrompt,
  Resource as ListedResource,
  ResourceTemplateType,
  Tool as ListedTool,
} from '@modelcontextprotocol/server';
import type { Setting } from '#contract/bundled.ts';
import type { ServerDefinition } from './server.ts';

/** What has to be known of a server before it is asked anything. Plain data, as are its {@link Lists}. */
export interface About {
  name: string;
  title: string;
  version: string;
  instructions?: string | undefined;
  names: readonly { name: string; aliases: readonly string[] }[];
  hasResources: boolean;
  hasPrompts: boolean;
  settings: readonly Setting[];
  /** Whether it does something by itself. */
  starts: boolean;
}

/** What it answers to the lists. */
export interface Lists {
  tools: readonly ListedTool[];
  resources: readonly ListedResource[];
  resourceTemplates: readonly ResourceTemplateType[];
  prompts: readonly ListedPrompt[];
}

/**
 * A server as it is served: what it lists is there from the start, what it does is loaded when it is first called.
 * Making the schemas of all its tools, and reading what they import, took longer than all else in a start.
 */
export interface ServedServer extends About {
  lists(): Lists;
  /** Rejects when it cannot be loaded. */
  load(): Promise<ServerDefinition>;
}

/** A definition that is loaded already, or what a build has put in its place. */
export function asServed(server: ServerDefinition | ServedServer): ServedServer {
  if ('load' in server) return server;
  const load = (): Promise<ServerDefinition> => Promise.resolve(server);
  return { ...aboutOf(server), lists: () => listsOf(server), load };
}

/** For the code that a build writes: `lists` is JSON, read anew for each list, of which a client asks for one. */
export function servedLater(
  about: About,
  lists: string,
  load: () => Promise<ServerDefinition>,
): ServedServer {
  return { ...about, lists: () => JSON.parse(lists) as Lists, load };
}

export function aboutOf(definition: ServerDefinition): About {
  const {
    name,
    title,
    version,
    instructions,
    tools,
    resources = [],
    prompts = [],
    settings = [],
  } = definition;
  return {
    name,
    title,
    version,
    instructions,
    names: tools.map(({ name: tool, aliases }) => ({ name: tool, aliases })),
    hasResources: resources.length > 0,
    hasPrompts: prompts.length > 0,
    settings,
    starts: definition.start !== undefined,
  };
}

export function listsOf({ tools, resources = [], prompts = [] }: ServerDefinition): Lists {
  return {
    tools: tools.map((tool) => tool.listed()),
    resources: resources.flatMap(({ listed }) => ('resource' in listed ? [listed.resource] : [])),
    resourceTemplates: resources.flatMap(({ listed }) => ('template' in listed ? [listed.template] : [])),
    prompts: prompts.map(({ listed }) => listed),
  };
}
