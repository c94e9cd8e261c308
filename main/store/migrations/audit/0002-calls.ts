/**
 * An index of the calls that have ended, so that a million of them can be counted, paged and searched. All of it is
 * computed from the audit rows, may be thrown away, and is no part of the chain: what is shown comes from the bodies.
 * `calls.n` counts from 1 without holes; a facet is everything of a call that can be filtered by; a block is 8192 calls.
 */
export const calls = `
CREATE TABLE call_facets (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  server TEXT NOT NULL,
  name TEXT NOT NULL,
  via TEXT NOT NULL,
  principal TEXT NOT NULL,
  outcome TEXT NOT NULL,
  count INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, server, name, via, principal, outcome)
) STRICT;

CREATE TABLE calls (
  n INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  facet INTEGER NOT NULL
) STRICT;

CREATE TABLE call_blocks (
  block INTEGER NOT NULL,
  facet INTEGER NOT NULL,
  count INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (block, facet)
) STRICT, WITHOUT ROWID;

CREATE TABLE call_index_end (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE call_text USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 2");
`;
