import type { Json, JsonObject } from '#contract/json.ts';
import { readResult } from '../tool-result.ts';

/** The words of what a tool gave back, or of a resource (MCP CallToolResult, ReadResourceResult). */
export function resultText(kind: 'tool' | 'resource', result: Json): string {
  if (kind === 'tool') return readResult(result).text;
  const { contents } = objectOf(result);
  return (Array.isArray(contents) ? contents : [])
    .map(objectOf)
    .map(({ text, uri, mimeType }) =>
      typeof text === 'string' ? text : `[${JSON.stringify(uri)}, ${JSON.stringify(mimeType)}, not shown]`,
    )
    .join('\n');
}

function objectOf(value: Json | undefined): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** The beginning of a text; never with half of a surrogate pair, which some providers refuse. */
export function beginning(text: string, chars: number): string {
  return text.length <= chars ? text : text.slice(0, chars).replace(/[\uD800-\uDBFF]$/, '');
}
