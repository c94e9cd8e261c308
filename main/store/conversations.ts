import { Conversation } from '#contract/chat/conversation.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Database } from './database.ts';
import { readStored } from './stored-json.ts';

/** Conversations without their messages. */
export interface ConversationRows {
  /** In the order they were made. */
  list(): Conversation[];
  get(id: string): Conversation | undefined;
  put(conversation: Conversation): void;
  /** With its messages and blobs. Whether there was one. */
  remove(id: string): boolean;
  /** Whose title matches; FTS5 syntax. Newest first. */
  found(match: string, limit: number): Conversation[];
}

interface Row {
  id: string;
  body: string;
}

export function createConversationRows(db: Database, logger: Logger): ConversationRows {
  const all = db.prepare<[], Row>('SELECT id, body FROM conversations ORDER BY n');
  const one = db.prepare<[string], Row & { n: number }>('SELECT n, id, body FROM conversations WHERE id = ?');
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO conversations (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  );
  const remove = db.prepare<[string]>('DELETE FROM conversations WHERE id = ?');
  const forget = db.prepare<[number]>('DELETE FROM conversation_text WHERE rowid = ?');
  const index = db.prepare<[number, string]>('INSERT INTO conversation_text (rowid, title) VALUES (?, ?)');
  const found = db.prepare<[string, number], Row>(
    `SELECT id, body FROM conversation_text JOIN conversations ON n = conversation_text.rowid
       WHERE conversation_text MATCH ? ORDER BY n DESC LIMIT ?`,
  );
  const read = (row: Row): Conversation | undefined =>
    readStored(Conversation, row.body, { table: 'conversations', key: row.id }, logger);
  const readAll = (rows: Row[]): Conversation[] => rows.map(read).filter((value) => value !== undefined);

  const put = db.transaction((conversation: Conversation) => {
    const before = one.get(conversation.id);
    const known = before && read(before);
    upsert.run(conversation.id, JSON.stringify(conversation));
    if (known?.title === conversation.title) return;
    const n = before?.n ?? one.get(conversation.id)?.n ?? 0;
    if (before !== undefined) forget.run(n);
    if (conversation.title !== '') index.run(n, conversation.title);
  });

  return {
    list: () => readAll(all.all()),
    get(id) {
      const row = one.get(id);
      return row === undefined ? undefined : read(row);
    },
    put: (conversation) => {
      put(conversation);
    },
    remove: (id) => remove.run(id).changes > 0,
    found: (match, limit) => readAll(found.all(match, limit)),
  };
}
