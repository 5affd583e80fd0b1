/** The prompts of a person's library, each as JSON. */
export const PROMPTS = `
CREATE TABLE prompts (
  id TEXT PRIMARY KEY,
  content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
