/** What people have set of Aside itself: by name the value as JSON; null stays, so that an older change knows that it is. */
export const PREFERENCES = `
CREATE TABLE preferences (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
