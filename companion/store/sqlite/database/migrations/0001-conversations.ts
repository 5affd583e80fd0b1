/**
 * A turn's `row` grows with the time it was asked (microseconds, see `turn-rows.ts`), so that full-text search finds the
 * latest first without sorting. Parents are checked at commit and never cascade: a chain of thousands of turns would
 * exceed SQLite's limit of nested triggers.
 *
 * What models are given again (`attachments`, up to megabytes) is apart from what lists and pages read (`receipts`).
 */
export const CONVERSATIONS = `
CREATE TABLE conversations (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_source TEXT NOT NULL CHECK (title_source IN ('question', 'model', 'person')),
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX conversations_by_use ON conversations (pinned, used_at, row) WHERE deleted_at IS NULL;
CREATE INDEX conversations_deleted ON conversations (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE turns (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  parent INTEGER REFERENCES turns DEFERRABLE INITIALLY DEFERRED,
  task TEXT NOT NULL,
  message TEXT NOT NULL,
  receipts TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'error')),
  model TEXT NOT NULL,
  content TEXT NOT NULL,
  thinking TEXT NOT NULL,
  terminal TEXT CHECK ((terminal IS NULL) = (state = 'running')),
  asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX turns_of_conversation ON turns (conversation, row);
CREATE INDEX turns_of_parent ON turns (parent) WHERE parent IS NOT NULL;
CREATE INDEX turns_running ON turns (conversation) WHERE state = 'running';

CREATE TABLE attachments (
  turn INTEGER PRIMARY KEY REFERENCES turns ON DELETE CASCADE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE turn_log (
  row INTEGER PRIMARY KEY,
  turn INTEGER NOT NULL REFERENCES turns ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('content', 'thinking')),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX turn_log_of_turn ON turn_log (turn, row);

CREATE VIRTUAL TABLE turn_search USING fts5(
  message, content,
  content='turns', content_rowid='row', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TRIGGER turns_inserted AFTER INSERT ON turns BEGIN
  INSERT INTO turn_search (rowid, message, content) VALUES (new.row, new.message, new.content);
END;
CREATE TRIGGER turns_deleted AFTER DELETE ON turns BEGIN
  INSERT INTO turn_search (turn_search, rowid, message, content) VALUES ('delete', old.row, old.message, old.content);
END;
CREATE TRIGGER turns_updated AFTER UPDATE OF message, content ON turns BEGIN
  INSERT INTO turn_search (turn_search, rowid, message, content) VALUES ('delete', old.row, old.message, old.content);
  INSERT INTO turn_search (rowid, message, content) VALUES (new.row, new.message, new.content);
END;

CREATE VIRTUAL TABLE title_search USING fts5(
  title,
  content='conversations', content_rowid='row', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
CREATE TRIGGER conversations_inserted AFTER INSERT ON conversations BEGIN
  INSERT INTO title_search (rowid, title) VALUES (new.row, new.title);
END;
CREATE TRIGGER conversations_deleted_for_good AFTER DELETE ON conversations BEGIN
  INSERT INTO title_search (title_search, rowid, title) VALUES ('delete', old.row, old.title);
END;
CREATE TRIGGER conversations_renamed AFTER UPDATE OF title ON conversations BEGIN
  INSERT INTO title_search (title_search, rowid, title) VALUES ('delete', old.row, old.title);
  INSERT INTO title_search (rowid, title) VALUES (new.row, new.title);
END;
`;
