import type { DatabaseSync } from 'node:sqlite';
import type { SearchHit } from '../../../protocol/conversation-requests.ts';
import { clampLimit } from './cursors.ts';
import { parseTerms, toMatchQuery } from './search-query.ts';
import { bestSnippet } from './snippets.ts';

interface HitRow extends Omit<SearchHit, 'snippet'> {
  /** Of the turn; null when the title was found. */
  row: number | null;
}

/**
 * Full-text search, latest first. Rows of turns are in the order of time, so that FTS5 hands out the latest matches and
 * stops; ranking all matches of a common word takes a hundred times as long. CROSS JOIN keeps that order of the loops.
 */
export function createSearch(db: DatabaseSync) {
  const selectTurns = db.prepare(
    `SELECT t.row, c.id AS conversation, c.title, t.id AS turn, t.asked_at AS at
     FROM turn_search CROSS JOIN turns t ON t.row = turn_search.rowid CROSS JOIN conversations c ON c.row = t.conversation
     WHERE turn_search MATCH ? AND c.deleted_at IS NULL ORDER BY turn_search.rowid DESC LIMIT ?`,
  );
  // Conversations are not in the order of their use, and few enough to sort.
  const selectTitles = db.prepare(
    `SELECT NULL AS row, c.id AS conversation, c.title, NULL AS turn, c.used_at AS at
     FROM title_search CROSS JOIN conversations c ON c.row = title_search.rowid
     WHERE title_search MATCH ? AND c.deleted_at IS NULL ORDER BY c.used_at DESC, c.row DESC LIMIT ?`,
  );
  const selectTexts = db.prepare('SELECT message, content FROM turns WHERE row = ?');

  function textsOf({ row, title }: HitRow): string[] {
    if (row === null) return [title];
    const { message, content } = selectTexts.get(row) ?? {};
    return [String(message), String(content)];
  }

  return {
    search(query: string, asked?: number): SearchHit[] {
      const terms = parseTerms(query);
      if (terms.length === 0) return [];
      const limit = clampLimit(asked);
      const match = toMatchQuery(terms);
      const rows = [...selectTitles.all(match, limit), ...selectTurns.all(match, limit)] as unknown as HitRow[];
      return rows
        .sort((a, b) => b.at - a.at)
        .slice(0, limit)
        .map((hit) => {
          const { conversation, title, turn, at } = hit;
          return { conversation, title, turn, snippet: bestSnippet(textsOf(hit), terms), at };
        });
    },
  };
}
