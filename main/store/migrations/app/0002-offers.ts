/** Prompts, resources and templates beside tools, and which lists a server claims; a home from before knew only tools. */
export const offers = `
ALTER TABLE listings ADD COLUMN claims TEXT NOT NULL DEFAULT '{"tools":true,"prompts":false,"resources":false}';

CREATE TABLE offers (
  server TEXT NOT NULL REFERENCES listings (server) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  definition TEXT NOT NULL,
  PRIMARY KEY (server, kind, name)
) STRICT;
`;
