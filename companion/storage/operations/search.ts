import type { DatabaseSync } from 'node:sqlite';
import type { SearchHit } from '../../../protocol/conversation-requests.ts';
import { joinCharacters } from '../database/search-text.ts';
import { clampLimit } from './cursors.ts';
import { toMatchQuery } from './search-query.ts';
import { createMarkers, readSnippet } from './snippets.ts';

interface HitRow {
  conversation: string;
  title: string;
  turn: string | null;
  marked: string;
  at: number;
}

/** Words of a snippet around a match; where each character counts as one, they make no more than a line or two. */
const SNIPPET_WORDS = 24;

/**
 * Full-text search, latest first. Rows of turns are in the order of time, so that FTS5 hands out the latest matches and
 * stops; ranking all matches of a common word takes a hundred times as long. CROSS JOIN keeps that order of the loops.
 */
export function createSearch(db: DatabaseSync) {
  const selectTurns = db.prepare(
    `SELECT c.id AS conversation, c.title, t.id AS turn, t.asked_at AS at,
       snippet(turn_search, -1, ?, ?, '…', ${SNIPPET_WORDS}) AS marked
     FROM turn_search CROSS JOIN turns t ON t.row = turn_search.rowid CROSS JOIN conversations c ON c.row = t.conversation
     WHERE turn_search MATCH ? AND c.deleted_at IS NULL ORDER BY turn_search.rowid DESC LIMIT ?`,
  );
  // Conversations are not in the order of their use. There are few enough to sort, but not to highlight them all.
  const selectTitles = db.prepare(
    `SELECT c.id AS conversation, c.title, NULL AS turn, c.used_at AS at, highlight(title_search, 0, ?, ?) AS marked
     FROM title_search CROSS JOIN conversations c ON c.row = title_search.rowid
     WHERE title_search MATCH ? AND title_search.rowid IN (
       SELECT l.row FROM title_search CROSS JOIN conversations l ON l.row = title_search.rowid
       WHERE title_search MATCH ? AND l.deleted_at IS NULL ORDER BY l.used_at DESC, l.row DESC LIMIT ?
     )`,
  );
  const markers = createMarkers();

  return {
    search(query: string, asked?: number): SearchHit[] {
      const match = toMatchQuery(query);
      if (match === undefined) return [];
      const limit = clampLimit(asked);
      const { open, close } = markers;
      const titles = selectTitles.all(open, close, match, match, limit);
      const rows = [...titles, ...selectTurns.all(open, close, match, limit)] as unknown as HitRow[];
      return rows
        .sort((a, b) => b.at - a.at)
        .slice(0, limit)
        .map(({ marked, ...hit }) => ({ ...hit, snippet: readSnippet(joinCharacters(marked), markers) }));
    },
  };
}
