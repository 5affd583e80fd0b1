/**
 * Links to rooms and those who came by them. `verifier` is V (see PROTOCOL.md, "Keys"). A room may end and begin again while
 * its conversation stays, and ends when that is deleted. `asker` is the name of the member that asked a question.
 */
export const ROOMS = `
CREATE TABLE room_links (
  id TEXT PRIMARY KEY,
  verifier BLOB NOT NULL CHECK (length(verifier) = 32),
  conversation TEXT NOT NULL,
  may TEXT NOT NULL CHECK (may IN ('read', 'write')),
  uses_left INTEGER,
  joined INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  ended TEXT,
  ended_at INTEGER
) STRICT;
CREATE TABLE room_members (
  id TEXT PRIMARY KEY,
  verifier BLOB NOT NULL CHECK (length(verifier) = 32),
  conversation TEXT NOT NULL,
  name TEXT NOT NULL,
  may TEXT NOT NULL CHECK (may IN ('read', 'write')),
  origin TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
ALTER TABLE turns ADD COLUMN asker TEXT;
`;
