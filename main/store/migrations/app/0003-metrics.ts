/**
 * Numbers of calls and of process trees, in several widths (`tier`, in ms) each. `times` is a packed histogram
 * (main/records/metrics-histogram.ts). Clustered by time: a query reads one stretch, old rows go from its start.
 */
export const metrics = `
CREATE TABLE metric_calls (
  tier INTEGER NOT NULL,
  at INTEGER NOT NULL,
  server TEXT NOT NULL,
  name TEXT NOT NULL,
  calls INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  times BLOB NOT NULL,
  PRIMARY KEY (tier, at, server, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_resources (
  tier INTEGER NOT NULL,
  at INTEGER NOT NULL,
  instance TEXT NOT NULL,
  cpu REAL NOT NULL,
  memory INTEGER NOT NULL,
  PRIMARY KEY (tier, at, instance)
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_markers (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  server TEXT NOT NULL,
  kind TEXT NOT NULL
) STRICT;

CREATE INDEX metric_markers_at ON metric_markers (at);
`;
