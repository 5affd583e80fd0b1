/** What people have set of a chat or of a model, as JSON: what only a newer Aside knows stays in it. */
export const PARAMETERS = `
ALTER TABLE conversations ADD COLUMN parameters TEXT NOT NULL DEFAULT '{}';
CREATE TABLE model_parameters (
  model TEXT PRIMARY KEY,
  parameters TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
