/**
 * Receipts of sources stand beside their contents: what a question was asked with is in one place. A source says its
 * `type`, as all parts do.
 */
export const QUESTION_PARTS = `
INSERT INTO sources (turn, place, about)
  SELECT turns.row, key, '{}' FROM turns, json_each(turns.receipts)
  WHERE receipts <> '[]' AND NOT EXISTS (SELECT 1 FROM sources WHERE turn = turns.row AND place = key);
UPDATE sources SET about = json_patch(
  coalesce((SELECT json_extract(receipts, '$[' || place || ']') FROM turns WHERE row = sources.turn), '{}'),
  about
);
UPDATE sources SET about = json_remove(json_set(about, '$.type', json_extract(about, '$.kind')), '$.kind');
ALTER TABLE turns DROP COLUMN receipts;
`;
