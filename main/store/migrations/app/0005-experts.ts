/** Rounds of experts, and the memory of servers and workspaces: of an entry nothing is readable without its key. */
export const experts = `
CREATE TABLE expert_rounds (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  running INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX expert_rounds_running ON expert_rounds (n) WHERE running = 1;

CREATE TABLE memory (
  id TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT;
`;
