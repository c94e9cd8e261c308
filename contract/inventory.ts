import { z } from 'zod';
import { ServerId } from './ids.ts';
import { JsonObject } from './json.ts';
import { ToolView } from './tool.ts';
import { Verbs } from './verbs.ts';

/** What a server can offer. Definitions are untrusted text, bounded in size, never rendered as markup. */
export const OfferKind = z.enum(['tool', 'prompt', 'resource', 'template']);
export type OfferKind = z.infer<typeof OfferKind>;

/** A name, URI or URI template as the server gave it. */
export const OfferName = z.string().min(1).max(2000);

const described = {
  title: z.string().optional(),
  description: z.string().optional(),
};

/** MCP server/prompts. */
export const PromptDefinition = z.object({
  name: OfferName,
  ...described,
  arguments: z.array(
    z.object({ name: z.string().min(1).max(500), ...described, required: z.boolean().optional() }),
  ),
});
export type PromptDefinition = z.infer<typeof PromptDefinition>;

const resource = {
  name: z.string(),
  ...described,
  mimeType: z.string().optional(),
  annotations: JsonObject.optional(),
};

/** MCP server/resources; `size` in bytes. */
export const ResourceDefinition = z.object({ uri: OfferName, ...resource, size: z.number().optional() });
export type ResourceDefinition = z.infer<typeof ResourceDefinition>;

/** A resource whose URI has variables (RFC 6570). */
export const TemplateDefinition = z.object({ uriTemplate: OfferName, ...resource });
export type TemplateDefinition = z.infer<typeof TemplateDefinition>;

/** One row of an inventory: enough to find it and to choose it. */
export const OfferSummary = z.object({
  kind: OfferKind,
  server: ServerId,
  /** Tool or prompt name, URI, or URI template: with kind and server its key. */
  name: OfferName,
  title: z.string().optional(),
  /** Start of its description. */
  summary: z.string().optional(),
  verbs: Verbs.optional(),
  /** What its definition takes of a model's context, estimated; tools only. */
  tokens: z.int().optional(),
  /** It holds characters that a reader cannot see, or that look like others. */
  deceptive: z.boolean(),
});
export type OfferSummary = z.infer<typeof OfferSummary>;

/** One offer whole. */
export const Offer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tool'), server: ServerId, tool: ToolView, tokens: z.int() }),
  z.object({ kind: z.literal('prompt'), server: ServerId, prompt: PromptDefinition }),
  z.object({ kind: z.literal('resource'), server: ServerId, resource: ResourceDefinition }),
  z.object({ kind: z.literal('template'), server: ServerId, template: TemplateDefinition }),
]);
export type Offer = z.infer<typeof Offer>;

/** A page of what was searched for: best match first, or in the order of servers and listings when nothing is typed. */
export const OfferPage = z.object({
  offers: z.array(OfferSummary),
  total: z.int(),
  /** How many of each kind match, whatever kinds were asked for. */
  counts: z.record(OfferKind, z.int()),
  /** Estimated tokens of all matching tools. */
  tokens: z.int(),
});
export type OfferPage = z.infer<typeof OfferPage>;
