import type { Json, JsonObject } from '#contract/json.ts';

export type ResultPart =
  | { kind: 'text'; text: string }
  | { kind: 'image'; type: string; source: string }
  | { kind: 'structured'; json: Json }
  | { kind: 'other'; json: Json };

/** Pictures that the window may draw; anything else is shown as its JSON. */
const DRAWABLE = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** The parts of a tool's result in the order in which they are read. Any other JSON is one part. */
export function resultParts(result: Json): ResultPart[] {
  if (!isObject(result)) return [{ kind: 'other', json: result }];
  const content = result['content'];
  if (!Array.isArray(content)) return [{ kind: 'other', json: result }];
  const structured = result['structuredContent'];
  const parts = content
    .map(partOf)
    .filter((part) => !(structured !== undefined && repeats(part, structured)));
  return structured === undefined ? parts : [...parts, { kind: 'structured', json: structured }];
}

function partOf(block: Json): ResultPart {
  if (isObject(block)) {
    const { type, text, data, mimeType } = block;
    if (type === 'text' && typeof text === 'string') return { kind: 'text', text };
    if (type === 'image' && typeof data === 'string' && DRAWABLE.some((drawable) => drawable === mimeType)) {
      return { kind: 'image', type: mimeType as string, source: `data:${mimeType as string};base64,${data}` };
    }
  }
  return { kind: 'other', json: block };
}

/** Servers send structured content a second time as text, for clients that know only text. */
function repeats(part: ResultPart, structured: Json): boolean {
  if (part.kind !== 'text') return false;
  try {
    return JSON.stringify(JSON.parse(part.text)) === JSON.stringify(structured);
  } catch {
    return false;
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
