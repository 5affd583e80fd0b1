/**
 * Makes every part of a text findable that is written without spaces: see `search-text.ts`. The index reads its text
 * from a view, so that snippets are of the text that it was made of. Marks belong to the words they stand in: without
 * them a vowel of Thai or Hindi would end a word; the two that only choose between shapes of an emoji don't.
 */
export const SEARCH_CHARACTERS = `
DROP TRIGGER turns_inserted;
DROP TRIGGER turns_deleted;
DROP TRIGGER turns_updated;
DROP TABLE turn_search;
CREATE VIEW turn_text AS
  SELECT row, separate_characters(message) AS message, separate_characters(content) AS content FROM turns;
CREATE VIRTUAL TABLE turn_search USING fts5(
  message, content,
  content='turn_text', content_rowid='row',
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc' separators '\ufe0e\ufe0f'", prefix='2 3'
);
CREATE TRIGGER turns_inserted AFTER INSERT ON turns BEGIN
  INSERT INTO turn_search (rowid, message, content)
    VALUES (new.row, separate_characters(new.message), separate_characters(new.content));
END;
CREATE TRIGGER turns_deleted AFTER DELETE ON turns BEGIN
  INSERT INTO turn_search (turn_search, rowid, message, content)
    VALUES ('delete', old.row, separate_characters(old.message), separate_characters(old.content));
END;
CREATE TRIGGER turns_updated AFTER UPDATE OF message, content ON turns BEGIN
  INSERT INTO turn_search (turn_search, rowid, message, content)
    VALUES ('delete', old.row, separate_characters(old.message), separate_characters(old.content));
  INSERT INTO turn_search (rowid, message, content)
    VALUES (new.row, separate_characters(new.message), separate_characters(new.content));
END;
INSERT INTO turn_search (turn_search) VALUES ('rebuild');

DROP TRIGGER conversations_inserted;
DROP TRIGGER conversations_deleted_for_good;
DROP TRIGGER conversations_renamed;
DROP TABLE title_search;
CREATE VIEW title_text AS SELECT row, separate_characters(title) AS title FROM conversations;
CREATE VIRTUAL TABLE title_search USING fts5(
  title,
  content='title_text', content_rowid='row',
  tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc' separators '\ufe0e\ufe0f'", prefix='2 3'
);
CREATE TRIGGER conversations_inserted AFTER INSERT ON conversations BEGIN
  INSERT INTO title_search (rowid, title) VALUES (new.row, separate_characters(new.title));
END;
CREATE TRIGGER conversations_deleted_for_good AFTER DELETE ON conversations BEGIN
  INSERT INTO title_search (title_search, rowid, title) VALUES ('delete', old.row, separate_characters(old.title));
END;
CREATE TRIGGER conversations_renamed AFTER UPDATE OF title ON conversations BEGIN
  INSERT INTO title_search (title_search, rowid, title) VALUES ('delete', old.row, separate_characters(old.title));
  INSERT INTO title_search (rowid, title) VALUES (new.row, separate_characters(new.title));
END;
INSERT INTO title_search (title_search) VALUES ('rebuild');
`;
