/**
 * The order of an answer's parts. Their texts stay in `content` and `thinking`, where the search reads them: an outline
 * names a text by its length (see `answer-outline.ts`). None: thoughts, then text. A running turn's log takes whole parts
 * beside texts.
 */
export const ANSWER_PARTS = `
ALTER TABLE turns ADD COLUMN outline TEXT;

ALTER TABLE turn_log RENAME TO turn_log_before;
DROP INDEX turn_log_of_turn;
CREATE TABLE turn_log (
  row INTEGER PRIMARY KEY,
  turn INTEGER NOT NULL REFERENCES turns ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('content', 'thinking', 'part')),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX turn_log_of_turn ON turn_log (turn, row);
INSERT INTO turn_log (row, turn, kind, text) SELECT row, turn, kind, text FROM turn_log_before;
DROP TABLE turn_log_before;
`;
