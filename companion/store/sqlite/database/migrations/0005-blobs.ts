/**
 * What went along with questions, its texts kept once under their SHA-256: versions of a question share a page. A blob goes
 * with the last source that names it. Of a source everything but its text is in `about`, as JSON.
 */
export const BLOBS = `
CREATE TABLE blobs (
  row INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  content BLOB NOT NULL
) STRICT;
CREATE TABLE sources (
  turn INTEGER NOT NULL REFERENCES turns ON DELETE CASCADE,
  place INTEGER NOT NULL,
  about TEXT NOT NULL,
  blob INTEGER REFERENCES blobs,
  PRIMARY KEY (turn, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_of_blob ON sources (blob) WHERE blob IS NOT NULL;
CREATE TRIGGER sources_deleted AFTER DELETE ON sources
WHEN old.blob IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sources WHERE blob = old.blob) BEGIN
  DELETE FROM blobs WHERE row = old.blob;
END;

INSERT OR IGNORE INTO blobs (hash, content)
  SELECT sha256(json_extract(value, '$.text')), CAST(json_extract(value, '$.text') AS BLOB)
  FROM attachments, json_each(attachments.content) WHERE json_extract(value, '$.text') <> '';
INSERT INTO sources (turn, place, about, blob)
  SELECT attachments.turn, key, json_remove(value, '$.text'),
    (SELECT row FROM blobs WHERE hash = sha256(json_extract(value, '$.text')))
  FROM attachments, json_each(attachments.content);
DROP TABLE attachments;
`;
