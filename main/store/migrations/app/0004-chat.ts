/** Model providers, conversations, their messages with what they are found by, and the bytes that go with them. */
export const chat = `
CREATE TABLE providers (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE conversations (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE messages (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  streaming INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX messages_conversation ON messages (conversation, n);
CREATE INDEX messages_streaming ON messages (n) WHERE streaming = 1;

CREATE TABLE chat_blobs (
  id TEXT PRIMARY KEY,
  conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  mime TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX chat_blobs_conversation ON chat_blobs (conversation);

CREATE VIRTUAL TABLE conversation_text USING fts5 (title, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE message_text USING fts5 (words, tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER conversations_gone AFTER DELETE ON conversations BEGIN
  DELETE FROM conversation_text WHERE rowid = old.n;
END;
CREATE TRIGGER messages_gone AFTER DELETE ON messages BEGIN
  DELETE FROM message_text WHERE rowid = old.n;
END;
`;
