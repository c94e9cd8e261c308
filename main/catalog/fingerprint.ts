import { createHash } from 'node:crypto';
import type { Fingerprint, ToolDefinition } from '#contract/tool.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';

/** SHA-256 (hex) of what a person agrees to when he approves a tool: GLOSSARY "ToolRef". */
export function fingerprintOf(definition: ToolDefinition): Fingerprint {
  const { name, title, description, inputSchema, outputSchema, annotations, ui } = definition;
  const shown = { name, title, description, inputSchema, outputSchema, annotations, _meta: { ui } };
  return createHash('sha256').update(canonicalJson(shown)).digest('hex');
}
