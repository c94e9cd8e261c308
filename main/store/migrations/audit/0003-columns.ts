/**
 * The calls' facets and times as one blob for every 8192 calls (main/store/call-columns.ts), and their words in a full-text
 * table for every 16384 (main/store/call-texts.ts), so that no step takes longer because the past is long. The words of a
 * home from before are read again, the newest first: `low` is the place down to which that went. Its old full-text table
 * stays, unused, until the app ends: to drop it takes long.
 */
export const columns = `
CREATE TABLE call_columns (
  block INTEGER PRIMARY KEY,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  facets BLOB NOT NULL,
  times BLOB NOT NULL
) STRICT;

CREATE TABLE call_texts (
  part INTEGER PRIMARY KEY,
  merged INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE call_texts_low (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  low INTEGER NOT NULL
) STRICT;

INSERT INTO call_texts_low SELECT 1, coalesce(max(n), 0) FROM calls;

DROP TABLE call_blocks;
`;
