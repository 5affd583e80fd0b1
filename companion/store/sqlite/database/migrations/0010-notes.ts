/** Notes on parts of long texts, and summaries, so that long work goes on after a restart. They go with their conversation. */
export const NOTES = `
CREATE TABLE notes (
  key TEXT PRIMARY KEY,
  conversation INTEGER NOT NULL REFERENCES conversations ON DELETE CASCADE,
  written_at INTEGER NOT NULL,
  chars INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX notes_of_conversation ON notes (conversation);
CREATE INDEX notes_by_age ON notes (written_at);
`;
