/**
 * The chain's table is a bare log: what finds rows is no longer paid for by every call, while it waits. Calls are found by
 * what is written behind the log (main/store/call-index.ts), now by their ids too: `call_ids.seq` is the row that tells how
 * the call ended. `audit_open` holds the intents that no outcome has followed, written together with the rows themselves.
 * Damaged bodies are read past: what stands in an index is taken from there (the stand-in for development reads them).
 */
export const bare = `
CREATE TABLE call_ids (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO call_ids
  SELECT call_id, max(seq) FROM audit INDEXED BY audit_call WHERE kind = 'outcome' AND call_id IS NOT NULL GROUP BY call_id;

CREATE TABLE audit_open (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO audit_open SELECT id, max(seq) FROM (
    SELECT CASE WHEN json_valid(body) THEN json_extract(body, '$.call.id') END AS id, seq
      FROM audit INDEXED BY audit_intents WHERE kind = 'intent' AND seq > (
        SELECT coalesce(max(seq), 0) FROM audit INDEXED BY audit_events WHERE kind = 'event' AND type = 'unknownClosed'
      )
  ) WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM call_ids) GROUP BY id;

DROP INDEX audit_at;
DROP INDEX audit_server;
DROP INDEX audit_call;
DROP INDEX audit_intents;
DROP INDEX audit_events;

ALTER TABLE audit DROP COLUMN kind;
ALTER TABLE audit DROP COLUMN at;
ALTER TABLE audit DROP COLUMN type;
ALTER TABLE audit DROP COLUMN call_id;
ALTER TABLE audit DROP COLUMN server;
ALTER TABLE audit DROP COLUMN name;
ALTER TABLE audit DROP COLUMN principal;
ALTER TABLE audit DROP COLUMN via;
ALTER TABLE audit DROP COLUMN outcome;
`;
