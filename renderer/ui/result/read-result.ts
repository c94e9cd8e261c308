import { isFields, omit } from './fields.ts';
import type { Fields } from './fields.ts';
import { mediaOf } from './media.ts';
import type { Media } from './media.ts';

/** One thing that came back, as it is to be shown. */
export type Part =
  | { kind: 'text'; text: string; type?: string | undefined }
  | { kind: 'json'; value: unknown }
  | { kind: 'resource'; uri: string; type: string | undefined; body: Part }
  | {
      kind: 'link';
      uri: string;
      name: string;
      description: string | undefined;
      facts: string[];
      size?: number;
    }
  | { kind: 'message'; role: string; entries: Entry[] }
  | Media;

/** A part, and what came with it that is folded away: annotations, `_meta`, fields nobody knows. */
export interface Entry {
  part: Part;
  details?: Fields;
}

export interface ReadResult {
  /** The tool said so itself (`isError`). */
  failed: boolean;
  /** What a prompt says of itself. */
  note?: string;
  entries: Entry[];
  details?: Fields;
}

/** Reads the result of tools/call, resources/read or prompts/get (MCP server features); anything else is one part. */
export function readResult(result: unknown): ReadResult {
  if (typeof result === 'string')
    return { failed: false, entries: [{ part: { kind: 'text', text: result } }] };
  if (!isFields(result)) return { failed: false, entries: [json(result)] };
  const failed = result['isError'] === true;
  const { content, contents, messages, structuredContent: structured, description, resultType } = result;
  const usual = resultType === 'complete' ? ['resultType'] : [];
  if (Array.isArray(content)) {
    const entries = content.map(entryOf).filter((entry) => !repeats(entry, structured));
    if (structured !== undefined) entries.push(json(structured));
    return { failed, entries, ...omit(result, 'content', 'structuredContent', 'isError', ...usual) };
  }
  if (Array.isArray(contents)) {
    return { failed, entries: contents.map(resourceOf), ...omit(result, 'contents', ...usual) };
  }
  if (Array.isArray(messages)) {
    const note = typeof description === 'string' ? { note: description } : {};
    const known = 'note' in note ? ['description'] : [];
    return {
      failed,
      ...note,
      entries: messages.map(messageOf),
      ...omit(result, 'messages', ...known, ...usual),
    };
  }
  return { failed, entries: [json(result)] };
}

function entryOf(block: unknown): Entry {
  if (!isFields(block)) return json(block);
  const { type, text, data, mimeType, resource } = block;
  if (type === 'text' && typeof text === 'string') {
    return { part: { kind: 'text', text }, ...omit(block, 'type', 'text') };
  }
  if ((type === 'image' || type === 'audio') && typeof data === 'string') {
    return { part: mediaOf(word(mimeType), data), ...omit(block, 'type', 'data', 'mimeType') };
  }
  if (type === 'resource' && isFields(resource)) {
    const inner = resourceOf(resource);
    const details = { ...omit(block, 'type', 'resource').details, ...inner.details };
    return { part: inner.part, ...(Object.keys(details).length > 0 && { details }) };
  }
  if (type === 'resource_link' && typeof block['uri'] === 'string') return linkOf(block, block['uri']);
  return json(block);
}

function resourceOf(contents: unknown): Entry {
  if (!isFields(contents) || typeof contents['uri'] !== 'string') return json(contents);
  const { uri, mimeType, text, blob } = contents;
  const type = word(mimeType);
  const around = { kind: 'resource', uri, type } as const;
  if (typeof text === 'string') {
    const details = omit(contents, 'uri', 'mimeType', 'text');
    return { part: { ...around, body: { kind: 'text', text, type } }, ...details };
  }
  if (typeof blob !== 'string') return json(contents);
  return { part: { ...around, body: mediaOf(type, blob) }, ...omit(contents, 'uri', 'mimeType', 'blob') };
}

function linkOf(block: Fields, uri: string): Entry {
  const { name, title, size } = block;
  const shown = word(title) ?? word(name) ?? uri;
  const facts = [word(name), word(block['mimeType'])].filter((fact) => fact !== undefined && fact !== shown);
  const known = ['type', 'uri', 'name', 'title', 'description', 'mimeType'];
  return {
    part: {
      kind: 'link',
      uri,
      name: shown,
      description: word(block['description']),
      facts: facts as string[],
      ...(typeof size === 'number' && { size }),
    },
    ...omit(block, ...known, ...(typeof size === 'number' ? ['size'] : [])),
  };
}

function messageOf(message: unknown): Entry {
  if (!isFields(message) || typeof message['role'] !== 'string') return json(message);
  const { role, content } = message;
  const entries = (Array.isArray(content) ? content : [content]).map(entryOf);
  return { part: { kind: 'message', role, entries }, ...omit(message, 'role', 'content') };
}

/** Servers send structured content a second time as text, for clients that know only text. */
function repeats({ part, details }: Entry, structured: unknown): boolean {
  if (structured === undefined || part.kind !== 'text' || details) return false;
  try {
    const said: unknown = JSON.parse(part.text);
    // What is structured has to be an object: servers put a list of theirs under one name.
    const [only, ...others] = isFields(structured) ? Object.values(structured) : [];
    return isSame(said, structured) || (only !== undefined && others.length === 0 && isSame(said, only));
  } catch {
    return false;
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((one, at) => isSame(one, b[at]))
    );
  }
  if (!isFields(a) || !isFields(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

function json(value: unknown): Entry {
  return { part: { kind: 'json', value } };
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
