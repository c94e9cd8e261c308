/** Bodies are JSON of the contract's shapes; columns beside them are only what rows are found by. */
export const start = `
CREATE TABLE servers (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;

CREATE TABLE listings (server TEXT PRIMARY KEY, listed_at INTEGER NOT NULL) STRICT;

CREATE TABLE tools (
  server TEXT NOT NULL REFERENCES listings (server) ON DELETE CASCADE,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (server, name)
) STRICT;

CREATE TABLE rules (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;

CREATE TABLE grants (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;
