import type { ToolDefinition } from '#contract/tool.ts';
import { UNKNOWN_VERBS } from '#contract/verbs.ts';
import type { Verb, Verbs } from '#contract/verbs.ts';

/**
 * What a tool may do, from the first source we believe (GLOSSARY "Verbs"): the bundled manifest, the annotations of a
 * server that the user trusts, else unknown. What the user sets himself will come first once he can.
 */
export function verbsOf(
  definition: ToolDefinition,
  manifest: Readonly<Record<string, readonly Verb[]>> | undefined,
  trusted: boolean,
): Verbs {
  const declared =
    manifest !== undefined && Object.hasOwn(manifest, definition.name)
      ? manifest[definition.name]
      : undefined;
  if (declared !== undefined) return { verbs: [...declared], source: 'manifest' };
  if (trusted && definition.annotations !== undefined) {
    const { readOnlyHint, destructiveHint, openWorldHint } = definition.annotations;
    const verbs: Verb[] = readOnlyHint === true ? ['read'] : ['write'];
    // Absent means destructive and open-world (MCP server/tools, annotations).
    if (readOnlyHint !== true && destructiveHint !== false) verbs.push('destroy');
    if (openWorldHint !== false) verbs.push('network');
    return { verbs, source: 'annotations' };
  }
  return { verbs: [...UNKNOWN_VERBS], source: 'unknown' };
}
