/** What companions with this database have in common, and nobody else has: what they say to each other elsewhere is sealed with it. */
export const SHARED_SECRET = `
CREATE TABLE shared_secret (secret BLOB NOT NULL CHECK (length(secret) = 32)) STRICT;
INSERT INTO shared_secret (secret) VALUES (randomblob(32));
`;
