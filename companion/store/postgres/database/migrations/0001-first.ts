/**
 * Each row that belongs to a person has that person in `person` (empty: the only person). `place` is the order of a
 * conversation's turns, in microseconds of the time and always more than the last. Parents are checked at commit. `words` is what
 * a search finds (`search-words.ts`); words that are too many for one value are in `more_words`. Texts are compared and sorted by
 * their code points, whatever the language of the database.
 */
export const FIRST = `
CREATE TABLE conversations (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  title text NOT NULL,
  words tsvector NOT NULL,
  title_source text NOT NULL CHECK (title_source IN ('question', 'model', 'person')),
  pinned smallint NOT NULL CHECK (pinned IN (0, 1)),
  archived smallint NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  created_at bigint NOT NULL,
  used_at bigint NOT NULL,
  deleted_at bigint,
  parameters text NOT NULL DEFAULT '{}',
  came_from text COLLATE "C" NOT NULL DEFAULT '',
  UNIQUE (person, id)
);
CREATE INDEX conversations_by_use ON conversations (person, pinned, used_at, key) WHERE deleted_at IS NULL;
CREATE INDEX conversations_by_archive ON conversations (person, archived, pinned, used_at, key) WHERE deleted_at IS NULL;
CREATE INDEX conversations_deleted ON conversations (person, deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX conversations_by_origin ON conversations (person, left(came_from, 400)) WHERE came_from <> '';
CREATE INDEX conversations_words ON conversations USING gin (words);

CREATE TABLE turns (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  conversation bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
  place bigint NOT NULL,
  parent bigint REFERENCES turns DEFERRABLE INITIALLY DEFERRED,
  task text NOT NULL,
  style text NOT NULL DEFAULT '',
  message text NOT NULL,
  fingerprint text NOT NULL,
  token bigint NOT NULL DEFAULT 0,
  state text NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'error')),
  model text COLLATE "C" NOT NULL DEFAULT '',
  content text NOT NULL DEFAULT '',
  thinking text NOT NULL DEFAULT '',
  outline text,
  terminal text CHECK ((terminal IS NULL) = (state = 'running')),
  asked_at bigint NOT NULL,
  asker text,
  words tsvector NOT NULL,
  UNIQUE (person, id),
  CONSTRAINT turns_have_places UNIQUE (conversation, place) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX turns_by_place ON turns (person, place, key);
CREATE INDEX turns_of_parent ON turns (parent) WHERE parent IS NOT NULL;
CREATE INDEX turns_running ON turns (conversation) WHERE state = 'running';
CREATE INDEX turns_of_model ON turns (person, model, conversation);
CREATE INDEX turns_words ON turns USING gin (words);

CREATE TABLE more_words (
  turn bigint NOT NULL REFERENCES turns ON DELETE CASCADE,
  part integer NOT NULL,
  words tsvector NOT NULL,
  PRIMARY KEY (turn, part)
);
CREATE INDEX more_words_words ON more_words USING gin (words);

CREATE TABLE turn_log (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  turn bigint NOT NULL REFERENCES turns ON DELETE CASCADE,
  batch uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('content', 'thinking', 'part')),
  text text NOT NULL
);
CREATE INDEX turn_log_of_turn ON turn_log (turn, key);

CREATE TABLE blobs (
  key bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
  bytes bigint NOT NULL,
  content bytea
);
CREATE TABLE dropped_blobs (hash bytea PRIMARY KEY);
CREATE TABLE sources (
  turn bigint NOT NULL REFERENCES turns ON DELETE CASCADE,
  place integer NOT NULL,
  person text COLLATE "C" NOT NULL,
  about text NOT NULL,
  blob bigint REFERENCES blobs,
  PRIMARY KEY (turn, place)
);
CREATE INDEX sources_of_blob ON sources (blob, person) WHERE blob IS NOT NULL;

CREATE TABLE tags (
  conversation bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
  folded text COLLATE "C" NOT NULL,
  tag text COLLATE "C" NOT NULL,
  PRIMARY KEY (conversation, folded)
);
CREATE TABLE pages (
  conversation bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
  address text COLLATE "C" NOT NULL,
  site text COLLATE "C" NOT NULL,
  PRIMARY KEY (conversation, address)
);
CREATE INDEX pages_by_address ON pages (address);
CREATE INDEX pages_by_site ON pages (site);

CREATE TABLE notes (
  number bigint GENERATED ALWAYS AS IDENTITY,
  person text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  conversation bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
  written_at bigint NOT NULL,
  chars bigint NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (person, key)
);
CREATE INDEX notes_of_conversation ON notes (conversation);
CREATE INDEX notes_by_age ON notes (person, written_at, number);

CREATE TABLE model_parameters (
  person text COLLATE "C" NOT NULL,
  model text COLLATE "C" NOT NULL,
  parameters text NOT NULL,
  PRIMARY KEY (person, model)
);
CREATE TABLE prompts (
  person text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  content text NOT NULL,
  PRIMARY KEY (person, id)
);
CREATE TABLE preferences (
  person text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  value text NOT NULL,
  revision bigint NOT NULL,
  PRIMARY KEY (person, name)
);

CREATE TABLE clients (
  number bigint GENERATED ALWAYS AS IDENTITY,
  id text COLLATE "C" PRIMARY KEY,
  verifier bytea NOT NULL CHECK (length(verifier) = 32),
  name text NOT NULL,
  origin text NOT NULL,
  created_at bigint NOT NULL,
  last_seen_at bigint,
  person text COLLATE "C" NOT NULL
);
CREATE TABLE room_links (
  number bigint GENERATED ALWAYS AS IDENTITY,
  id text COLLATE "C" PRIMARY KEY,
  verifier bytea NOT NULL CHECK (length(verifier) = 32),
  conversation text COLLATE "C" NOT NULL,
  may text NOT NULL CHECK (may IN ('read', 'write')),
  uses_left bigint,
  joined bigint NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint,
  ended text,
  ended_at bigint
);
CREATE INDEX room_links_of_conversation ON room_links (conversation);
CREATE TABLE room_members (
  number bigint GENERATED ALWAYS AS IDENTITY,
  id text COLLATE "C" PRIMARY KEY,
  verifier bytea NOT NULL CHECK (length(verifier) = 32),
  conversation text COLLATE "C" NOT NULL,
  name text NOT NULL,
  may text NOT NULL CHECK (may IN ('read', 'write')),
  origin text NOT NULL,
  created_at bigint NOT NULL
);
CREATE INDEX room_members_of_conversation ON room_members (conversation);
`;
