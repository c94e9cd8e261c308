import type { Database } from './database.ts';

/** Bytes that go with messages. They go with their conversation. */
export interface Blob {
  id: string;
  conversation: string;
  mime: string;
  bytes: Buffer;
}

export interface BlobRows {
  get(id: string): Blob | undefined;
  put(blob: Blob): void;
}

export function createBlobRows(db: Database): BlobRows {
  const one = db.prepare<[string], Blob>('SELECT id, conversation, mime, bytes FROM chat_blobs WHERE id = ?');
  const insert = db.prepare<[string, string, string, Buffer]>(
    'INSERT INTO chat_blobs (id, conversation, mime, bytes) VALUES (?, ?, ?, ?)',
  );
  return {
    get: (id) => one.get(id),
    put({ id, conversation, mime, bytes }) {
      insert.run(id, conversation, mime, bytes);
    },
  };
}
