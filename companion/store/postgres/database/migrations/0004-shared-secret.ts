/** What companions with this database have in common, and nobody else has: what they say to each other elsewhere is sealed with it. */
export const SHARED_SECRET = `
CREATE TABLE shared_secret (secret bytea NOT NULL CHECK (length(secret) = 32));
INSERT INTO shared_secret (secret)
  VALUES (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
`;
