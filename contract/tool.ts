import { z } from 'zod';
import { ServerId } from './ids.ts';
import { JsonObject } from './json.ts';
import { Verbs } from './verbs.ts';

/** Names a tool exactly as its server does. Shown and gateway names are derived, never keys. */
export const ToolRef = z.object({ server: ServerId, name: z.string().min(1).max(2000) });
export type ToolRef = z.infer<typeof ToolRef>;

/** A definition as the server gave it, already bounded in size. Untrusted text: never rendered as markup. */
export const ToolDefinition = z.object({
  name: z.string().min(1).max(2000),
  title: z.string().optional(),
  description: z.string().optional(),
  inputSchema: JsonObject,
  outputSchema: JsonObject.optional(),
  annotations: JsonObject.optional(),
  ui: JsonObject.optional(),
});
export type ToolDefinition = z.infer<typeof ToolDefinition>;

/** SHA-256 (hex) of canonical JSON of {name, title, description, inputSchema, outputSchema, annotations, _meta.ui}. */
export const Fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
export type Fingerprint = z.infer<typeof Fingerprint>;

export const ToolView = z.object({
  ref: ToolRef,
  definition: ToolDefinition,
  verbs: Verbs,
  fingerprint: Fingerprint,
});
export type ToolView = z.infer<typeof ToolView>;
