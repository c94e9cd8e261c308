import type { DraftPart, Part } from '#contract/chat/part.ts';
import { text } from '#contract/text.ts';
import type { BlobRows } from '#main/store/chat-blobs.ts';
import { ChatRefusal } from './refusal.ts';

/** Of all texts of one message together: more than any model reads, and what windows still draw. */
const MOST_CHARS = 2_000_000;
const MOST_BYTES = 20 * 2 ** 20;
const MEGABYTE = 2 ** 20;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

export interface DraftParts {
  blobs: Pick<BlobRows, 'put'>;
  newId: () => string;
}

/** What somebody sends, as a message holds it; its files are kept. Throws ChatRefusal, and then nothing was kept. */
export function partsOf(
  drafts: readonly DraftPart[],
  conversation: string,
  { blobs, newId }: DraftParts,
): Part[] {
  check(drafts);
  return drafts.map((draft): Part => {
    switch (draft.type) {
      case 'text':
        return draft;
      case 'resource':
        return { type: 'resource', server: draft.server, uri: draft.uri, state: 'reading' };
      case 'prompt':
        return { type: 'prompt', server: draft.server, name: draft.name, args: draft.args, state: 'reading' };
      case 'attachment': {
        const { type, name, mime, text: words, data = '' } = draft;
        if (words !== undefined) return { type, name, mime, bytes: Buffer.byteLength(words), text: words };
        const bytes = Buffer.from(data, 'base64');
        const blob = newId();
        blobs.put({ id: blob, conversation, mime, bytes });
        return { type, name, mime, bytes: bytes.length, blob };
      }
    }
  });
}

function check(drafts: readonly DraftPart[]): void {
  let chars = 0;
  let bytes = 0;
  for (const [index, draft] of drafts.entries()) {
    if (draft.type === 'text') chars += draft.text.length;
    if (draft.type !== 'attachment') continue;
    const { text: words, data, name } = draft;
    if (words === undefined && (data === undefined || !BASE64.test(data))) {
      throw new ChatRefusal(text('chat.noFile', { name }), `parts.${index}.data`);
    }
    chars += words?.length ?? 0;
    bytes += words === undefined ? Math.floor(((data ?? '').length * 3) / 4) : 0;
  }
  if (chars > MOST_CHARS) {
    throw new ChatRefusal(text('chat.tooLong', { chars, limit: MOST_CHARS }), 'parts');
  }
  if (bytes > MOST_BYTES) {
    const megabytes = Math.ceil(bytes / MEGABYTE);
    throw new ChatRefusal(text('chat.filesTooLarge', { megabytes, limit: MOST_BYTES / MEGABYTE }), 'parts');
  }
  if (drafts.every((draft) => draft.type === 'text' && draft.text.trim() === '')) {
    throw new ChatRefusal(text('chat.nothingSaid'), 'parts');
  }
}
