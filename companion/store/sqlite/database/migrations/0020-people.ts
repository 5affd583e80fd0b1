/**
 * Who uses the companion, the links by which they pair their first browser (`verifier` is V, see PROTOCOL.md, "Keys"), and what
 * each has asked in the last hour. An empty person is the first one, who needs no row.
 */
export const PEOPLE = `
CREATE TABLE people (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  administrator INTEGER NOT NULL CHECK (administrator IN (0, 1)),
  turns INTEGER,
  questions INTEGER,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE TABLE invitations (
  id TEXT PRIMARY KEY,
  verifier BLOB NOT NULL CHECK (length(verifier) = 32),
  person TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE questions (person TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE INDEX questions_of_person ON questions (person, at);
ALTER TABLE clients ADD COLUMN person TEXT NOT NULL DEFAULT '';
`;
