/**
 * What people sort chats by. `folded` is the tag as it is compared. `pages` has the addresses of what went along with the
 * questions of a chat, and their sites with the labels turned round and each followed by a dot (`org.example.`), so that
 * those below a site are in one range.
 */
export const ARRANGED_CHATS = `
ALTER TABLE conversations ADD COLUMN archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1));
CREATE INDEX conversations_by_archive ON conversations (archived, pinned, used_at, row) WHERE deleted_at IS NULL;

CREATE TABLE tags (
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  folded TEXT NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (conversation, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_by_name ON tags (folded, tag);

CREATE TABLE pages (
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  address TEXT NOT NULL,
  site TEXT NOT NULL,
  PRIMARY KEY (conversation, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX pages_by_address ON pages (address);
CREATE INDEX pages_by_site ON pages (site);
CREATE TRIGGER sources_have_pages AFTER INSERT ON sources WHEN page_address(new.about ->> '$.url') <> '' BEGIN
  INSERT OR IGNORE INTO pages (conversation, address, site)
    SELECT conversation, page_address(new.about ->> '$.url'), turned_site(new.about ->> '$.url')
    FROM turns WHERE row = new.turn;
END;
INSERT OR IGNORE INTO pages (conversation, address, site)
  SELECT t.conversation, page_address(s.about ->> '$.url'), turned_site(s.about ->> '$.url')
  FROM sources s JOIN turns t ON t.row = s.turn WHERE page_address(s.about ->> '$.url') <> '';
`;
