import { Message } from '#contract/chat/message.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Database } from './database.ts';
import { readStored } from './stored-json.ts';

/** A message that a search found; `snippet` is plain text around the first word. */
export interface FoundMessage {
  message: Message;
  snippet: string;
}

/** Messages of all conversations. */
export interface MessageRows {
  /** Oldest first. */
  of(conversation: string): Message[];
  get(id: string): Message | undefined;
  /** `words` is what it is found by; absent: as before (while its text still grows). */
  put(message: Message, words?: string): void;
  /** Those that were being written when the app ended. */
  streaming(): Message[];
  /** Whose words match; FTS5 syntax. Newest first. */
  found(match: string, limit: number): FoundMessage[];
}

interface Row {
  id: string;
  body: string;
}

export function createMessageRows(db: Database, logger: Logger): MessageRows {
  const all = db.prepare<[string], Row>('SELECT id, body FROM messages WHERE conversation = ? ORDER BY n');
  const one = db.prepare<[string], Row & { n: number }>('SELECT n, id, body FROM messages WHERE id = ?');
  const open = db.prepare<[], Row>('SELECT id, body FROM messages WHERE streaming = 1 ORDER BY n');
  const upsert = db.prepare<[string, string, number, string]>(
    `INSERT INTO messages (id, conversation, streaming, body) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET streaming = excluded.streaming, body = excluded.body`,
  );
  const forget = db.prepare<[number]>('DELETE FROM message_text WHERE rowid = ?');
  const index = db.prepare<[number, string]>('INSERT INTO message_text (rowid, words) VALUES (?, ?)');
  const found = db.prepare<[string, number], Row & { snippet: string }>(
    `SELECT id, body, snippet(message_text, 0, '', '', '…', 24) AS snippet
       FROM message_text JOIN messages ON n = message_text.rowid
       WHERE message_text MATCH ? ORDER BY n DESC LIMIT ?`,
  );
  const read = (row: Row): Message | undefined =>
    readStored(Message, row.body, { table: 'messages', key: row.id }, logger);
  const readAll = (rows: Row[]): Message[] => rows.map(read).filter((value) => value !== undefined);

  const put = db.transaction((message: Message, words: string | undefined) => {
    const { id, conversation, status } = message;
    upsert.run(id, conversation, status.state === 'streaming' ? 1 : 0, JSON.stringify(message));
    if (words === undefined) return;
    const n = one.get(id)?.n ?? 0;
    forget.run(n);
    if (words !== '') index.run(n, words);
  });

  return {
    of: (conversation) => readAll(all.all(conversation)),
    get(id) {
      const row = one.get(id);
      return row === undefined ? undefined : read(row);
    },
    put: (message, words) => {
      put(message, words);
    },
    streaming: () => readAll(open.all()),
    found: (match, limit) =>
      found.all(match, limit).flatMap((row) => {
        const message = read(row);
        return message === undefined ? [] : [{ message, snippet: row.snippet }];
      }),
  };
}
