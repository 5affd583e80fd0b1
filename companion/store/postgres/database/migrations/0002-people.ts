/**
 * Who uses the companions, the links by which they pair their first browser (`verifier` is V, see PROTOCOL.md, "Keys"), and what
 * each has asked in the last hour. An empty person is the first one, who needs no row.
 */
export const PEOPLE = `
CREATE TABLE people (
  number bigint GENERATED ALWAYS AS IDENTITY,
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  administrator boolean NOT NULL,
  turns bigint,
  questions bigint,
  created_at bigint NOT NULL,
  revoked_at bigint
);
CREATE TABLE invitations (
  id text COLLATE "C" PRIMARY KEY,
  verifier bytea NOT NULL CHECK (length(verifier) = 32),
  person text COLLATE "C" NOT NULL UNIQUE,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL
);
CREATE TABLE questions (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person text COLLATE "C" NOT NULL,
  at bigint NOT NULL
);
CREATE INDEX questions_of_person ON questions (person, at);
`;
