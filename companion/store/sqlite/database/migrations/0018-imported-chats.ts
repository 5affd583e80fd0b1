/**
 * Where imported chats came from: the program and what it calls them. Several may come from the same place, where one was
 * deleted or is shared.
 */
export const IMPORTED_CHATS = `
CREATE TABLE imported (
  conversation INTEGER PRIMARY KEY REFERENCES conversations ON DELETE CASCADE,
  came_from TEXT NOT NULL
) STRICT;
CREATE INDEX imported_by_place ON imported (came_from);
`;
