import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import type { Verb } from '#contract/verbs.ts';
import { defineResource } from './resource.ts';
import type { Resource } from './resource.ts';
import { defineTool } from './tool.ts';
import type { Tool, ToolContext } from './tool.ts';

type Gather = (context: ToolContext, deployment: JsonObject) => Promise<JsonObject>;

/**
 * What a server knows of the system it works on, once: as the tool `gather_context` and as the resource
 * `context://<server>`. `gather` gets what the caller says of its deployment (empty for the resource); it tells what
 * is unavailable in its answer, or throws D when everything is. `risk` as in defineTool, reading unless it says more.
 */
export function gatherContext(
  server: string,
  gather: Gather,
  risk: readonly [Verb, ...Verb[]] = ['read'],
): { tool: Tool; resource: Resource } {
  const about = `What ${server} knows of the system that it works on, at this moment, for a model to start from.`;
  const said = (context: JsonObject) => ({ server, gathered_at: new Date().toISOString(), context });
  const tool = defineTool({
    name: 'gather_context',
    title: 'Gather context',
    description: `${about} The same is the resource context://${server}.`,
    input: z.object({
      deployment_context: z
        .record(z.string(), z.json())
        .default({})
        .describe('What the caller knows of its deployment, such as an environment or a namespace'),
    }),
    output: z.object({
      server: z.string(),
      gathered_at: z.iso.datetime(),
      context: z.record(z.string(), z.json()),
    }),
    risk,
    run: async ({ deployment_context }, context) => said(await gather(context, deployment_context)),
    text: ({ context }) => JSON.stringify(context, undefined, 2),
  });
  const resource = defineResource({
    uri: `context://${server}`,
    name: 'context',
    title: 'Context',
    description: about,
    mimeType: 'application/json',
    read: async (context) => JSON.stringify(said(await gather(context, {})), undefined, 2),
  });
  return { tool, resource };
}
