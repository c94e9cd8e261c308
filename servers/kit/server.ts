import type { Setting } from '#contract/bundled.ts';
import type { Prompt } from './prompt.ts';
import type { Resource } from './resource.ts';
import type { Settings } from './settings.ts';
import type { Tool } from './tool.ts';

/** A server as its author writes it: what it is and what it offers. `name` and `version` are said to clients. */
export interface ServerDefinition {
  name: string;
  title: string;
  version: string;
  /** For the model: when and how to use this server. */
  instructions?: string;
  tools: readonly Tool[];
  resources?: readonly Resource[];
  prompts?: readonly Prompt[];
  /** What it can be told; the manifest has the same, and the app makes a form of it. */
  settings?: readonly Setting[];
  /**
   * What it does by itself, without being called: begun when it starts. Answers how to end that; what is not ended two
   * seconds after the client has gone is left to itself, or dies with its process.
   */
  start?: (surroundings: ServerSurroundings) => () => Promise<void>;
}

/** What a server has to work with beside its calls. */
export interface ServerSurroundings {
  settings: Settings;
  /** What PATCHBAY_DATA holds: the folder of everything that servers keep. */
  dataFolder: string | undefined;
}

/** Checks that no two things of it answer to the same name. Starts nothing and touches nothing of the process. */
export function defineServer(definition: ServerDefinition): ServerDefinition {
  const { name, tools, resources = [], prompts = [], settings = [] } = definition;
  const kinds = {
    tools: tools.flatMap((tool) => [tool.name, ...tool.aliases]),
    prompts: prompts.map((prompt) => prompt.name),
    resources: resources.map(({ listed }) =>
      'resource' in listed ? listed.resource.uri : listed.template.uriTemplate,
    ),
    settings: settings.map(({ env }) => env),
  };
  for (const [kind, names] of Object.entries(kinds)) {
    const twice = names.find((one, index) => names.indexOf(one) !== index);
    if (twice !== undefined) throw new Error(`two ${kind} of ${name} are called ${twice}`);
  }
  return definition;
}
