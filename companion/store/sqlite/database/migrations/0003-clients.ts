/** Clients that were paired. `verifier` is V (see PROTOCOL.md, "Keys"): it checks a key, and is as good as one. */
export const CLIENTS = `
CREATE TABLE clients (
  id TEXT PRIMARY KEY,
  verifier BLOB NOT NULL CHECK (length(verifier) = 32),
  name TEXT NOT NULL,
  origin TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER
) STRICT;
`;
