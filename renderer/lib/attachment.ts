import type { DraftPart } from '#contract/chat/part.ts';
import type { Text } from '#contract/text.ts';
import { byteSize } from './format.ts';
import { textOf } from './messages.ts';

/** In bytes: of one file, and of all that goes with one message. */
const MOST_OF_FILE = 5 * 1024 * 1024;
const MOST_IN_ALL = 20 * 1024 * 1024;
/** More than this is refused as a paste: the field would stand still. */
const MOST_OF_PASTE = 1024 * 1024;

const TEXTUAL = /^(text\/|application\/(.+\+)?(json|xml|yaml|toml|javascript|typescript|sql)\b)/;

export type FilePart = Extract<DraftPart, { type: 'attachment' }>;

/** Why a file cannot go along, if it cannot. `held`: bytes that go along already. */
export function refusalOf({ name, size }: { name: string; size: number }, held: number): Text | undefined {
  if (size > MOST_OF_FILE)
    return textOf('chat.fileTooLarge', { name, size: byteSize(size), limit: byteSize(MOST_OF_FILE) });
  if (held + size > MOST_IN_ALL) return textOf('chat.filesTooMany', { name, limit: byteSize(MOST_IN_ALL) });
  return undefined;
}

/** Why so much text cannot be pasted, if it cannot. */
export function pasteRefusal(text: string): Text | undefined {
  if (text.length <= MOST_OF_PASTE) return undefined;
  return textOf('chat.pasteTooLarge', { size: byteSize(text.length), limit: byteSize(MOST_OF_PASTE) });
}

/** A file as it is sent: text as text, everything else as its bytes. */
export function filePart(name: string, type: string, bytes: Uint8Array): FilePart {
  const mime = type.split(';')[0]?.trim() ?? '';
  const text = mime === '' || TEXTUAL.test(mime) ? readText(bytes) : undefined;
  const known = /^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+$/.test(mime) ? mime : undefined;
  const named = { type: 'attachment' as const, name: name.slice(0, 500) || 'file' };
  return text === undefined
    ? { ...named, mime: known ?? 'application/octet-stream', data: base64(bytes) }
    : { ...named, mime: known ?? 'text/plain', text };
}

/** How many bytes a file takes as it is sent. */
export function weightOf(part: DraftPart): number {
  if (part.type !== 'attachment') return 0;
  return part.text?.length ?? Math.floor(((part.data?.length ?? 0) * 3) / 4);
}

function readText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

const STEP = 0x80_00;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += STEP)
    binary += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(binary);
}
