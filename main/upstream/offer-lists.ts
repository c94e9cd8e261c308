import { z } from 'zod';
import { PromptDefinition, ResourceDefinition, TemplateDefinition } from '#contract/inventory.ts';
import { text } from '#contract/text.ts';
import { ToolDefinition } from '#contract/tool.ts';
import type { ListSpec } from './loose-list.ts';
import { outsideRef } from './outside-refs.ts';

/** `inputSchema` without `type` is repaired to an object (seen in the wild, spec/mcp.md 4). */
const Listed = z.looseObject({
  name: z.string(),
  inputSchema: z.record(z.string(), z.unknown()).transform((schema) => ({ type: 'object', ...schema })),
  _meta: z.looseObject({ ui: z.unknown().optional() }).optional(),
});

export const toolList: ListSpec<ToolDefinition> = {
  kind: 'tool',
  method: 'tools/list',
  member: 'tools',
  read(entry, warn) {
    const listed = Listed.parse(entry);
    const tool = ToolDefinition.parse({ ...listed, ui: listed._meta?.ui });
    const ref = outsideRef(tool.inputSchema);
    if (ref !== undefined)
      warn(text('catalog.outsideRef', { name: tool.name.slice(0, 100), ref: ref.slice(0, 200) }));
    return tool;
  },
  keyOf: ({ name }) => name,
};

export const promptList: ListSpec<PromptDefinition> = {
  kind: 'prompt',
  method: 'prompts/list',
  member: 'prompts',
  read: (entry) => PromptDefinition.parse({ arguments: [], ...entry }),
  keyOf: ({ name }) => name,
};

export const resourceList: ListSpec<ResourceDefinition> = {
  kind: 'resource',
  method: 'resources/list',
  member: 'resources',
  read: (entry) => ResourceDefinition.parse({ name: entry['uri'], ...entry }),
  keyOf: ({ uri }) => uri,
};

export const templateList: ListSpec<TemplateDefinition> = {
  kind: 'template',
  method: 'resources/templates/list',
  member: 'resourceTemplates',
  read: (entry) => TemplateDefinition.parse({ name: entry['uriTemplate'], ...entry }),
  keyOf: ({ uriTemplate }) => uriTemplate,
  optional: true,
};
