/**
 * `body` is the single truth and what the chain covers: every other column but seq and hash is computed from it,
 * so nothing outside the hash can be edited. The last two indexes cost nothing for the rows of most calls.
 */
export const start = `
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  hash TEXT NOT NULL,
  kind TEXT GENERATED ALWAYS AS (json_extract(body, '$.kind')) VIRTUAL,
  at INTEGER GENERATED ALWAYS AS (json_extract(body, '$.at')) VIRTUAL,
  type TEXT GENERATED ALWAYS AS (json_extract(body, '$.type')) VIRTUAL,
  call_id TEXT GENERATED ALWAYS AS (json_extract(body, '$.call.id')) VIRTUAL,
  server TEXT GENERATED ALWAYS AS (json_extract(body, '$.call.server')) VIRTUAL,
  name TEXT GENERATED ALWAYS AS (json_extract(body, '$.call.name')) VIRTUAL,
  principal TEXT GENERATED ALWAYS AS (json_extract(body, '$.call.principal')) VIRTUAL,
  via TEXT GENERATED ALWAYS AS (json_extract(body, '$.call.via')) VIRTUAL,
  outcome TEXT GENERATED ALWAYS AS (json_extract(body, '$.call.outcome')) VIRTUAL
) STRICT;

CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_server ON audit (server, at);
CREATE INDEX audit_call ON audit (call_id, kind);
CREATE INDEX audit_intents ON audit (seq) WHERE kind = 'intent';
CREATE INDEX audit_events ON audit (type, seq) WHERE kind = 'event';
`;
