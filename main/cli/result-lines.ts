import type { Json, JsonObject } from '#contract/json.ts';
import { plain, word } from './output.ts';

/** The result of a call for a terminal: texts as they are, what is no text as its kind and size, anything else as JSON. */
export function linesOfResult(result: Json): string[] {
  const content = isObject(result) && Array.isArray(result['content']) ? result['content'] : [result];
  const structured = isObject(result) ? result['structuredContent'] : undefined;
  return (content.length === 0 && structured !== undefined ? [structured] : content).map(lineOf);
}

function lineOf(block: Json): string {
  if (!isObject(block)) return plain(JSON.stringify(block));
  const { type, text, data, mimeType } = block;
  if (type === 'text' && typeof text === 'string') return plain(text);
  if (typeof data === 'string' && (type === 'image' || type === 'audio')) {
    const bytes = Buffer.byteLength(data, 'base64');
    return word('cli.binary', { type: plain(typeof mimeType === 'string' ? mimeType : type), bytes });
  }
  return plain(JSON.stringify(block, null, 2));
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
