import type { Tool } from './tool.ts';

/** A server as its author writes it: what it is and its tools. `name` and `version` are said to clients. */
export interface ServerDefinition {
  name: string;
  title: string;
  version: string;
  /** For the model: when and how to use this server. */
  instructions?: string;
  tools: readonly Tool[];
}

/** Checks that no two tools answer to the same name. Starts nothing and touches nothing of the process. */
export function defineServer(definition: ServerDefinition): ServerDefinition {
  const names = definition.tools.flatMap((tool) => [tool.name, ...tool.aliases]);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two tools of ${definition.name} are called ${twice}`);
  return definition;
}
