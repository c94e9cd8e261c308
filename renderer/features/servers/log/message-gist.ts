import type { Json, JsonObject } from '#contract/json.ts';

/** What a message is, read as far as it is there. `call`: asks for an answer; `note`: does not. */
export interface Gist {
  kind: 'call' | 'note' | 'result' | 'error' | 'other';
  method?: string;
  /** Of the call, or of the call that it answers. */
  id?: string;
  /** Its parameters, its result or its error on one line. */
  preview: string;
  /** The whole message, laid out; absent when it was cut. */
  pretty?: string;
}

const PREVIEW = 300;

const PAIR = String.raw`"(?:jsonrpc|id|method)"\s*:\s*(?:"(?:[^"\\]|\\.)*"|-?[\d.]+|null)`;
/** The flat members at the start of a message. */
const HEAD = new RegExp(String.raw`^\s*\{\s*(${PAIR}(?:\s*,\s*${PAIR})*)?\s*,?\s*`);

/** Reads a message of JSON-RPC 2.0, or what is left of it. */
export function gistOf(text: string): Gist {
  const json = parsed(text);
  if (json === undefined) return gistOfCut(text);
  const pretty = JSON.stringify(json, null, 2);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { kind: 'other', preview: short(json), pretty };
  const method = typeof json['method'] === 'string' ? json['method'] : undefined;
  const id = 'id' in json && json['id'] !== null ? JSON.stringify(json['id']) : undefined;
  const kind = kindOf(method !== undefined, id !== undefined, 'error' in json, 'result' in json);
  const body = json['params'] ?? json['error'] ?? json['result'];
  return {
    kind,
    ...(method !== undefined && { method }),
    ...(id !== undefined && { id }),
    preview: body === undefined ? (kind === 'other' ? short(json) : '') : short(body),
    pretty,
  };
}

/** The members of a message stand in any order, so only what stands before the first of the deep ones is believed. */
function gistOfCut(text: string): Gist {
  const start = HEAD.exec(text);
  const head = start?.[1] ?? '';
  const quoted = /"method"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(head)?.[1];
  const method = quoted === undefined ? undefined : parsed(quoted);
  const id = /"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?[\d.]+)/.exec(head)?.[1];
  const rest = text.slice(start?.[0].length ?? 0);
  const body = /^"(params|result|error)"\s*:\s*/.exec(rest);
  return {
    kind: kindOf(typeof method === 'string', id !== undefined, body?.[1] === 'error', body?.[1] === 'result'),
    ...(typeof method === 'string' && { method }),
    ...(id !== undefined && { id }),
    preview: oneLine((body ? rest.slice(body[0].length) : rest).slice(0, PREVIEW)),
  };
}

function kindOf(method: boolean, id: boolean, error: boolean, result: boolean): Gist['kind'] {
  if (method) return id ? 'call' : 'note';
  if (error) return 'error';
  return result ? 'result' : 'other';
}

function parsed(text: string): Json | JsonObject | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function short(json: Json): string {
  return oneLine(JSON.stringify(json).slice(0, PREVIEW));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
