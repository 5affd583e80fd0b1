import type { DatabaseSync } from 'node:sqlite';
import type { SearchHit } from '../../../../protocol/conversation-requests.ts';
import { clampLimit } from './cursors.ts';
import { parseTerms, toMatchQuery } from './search-query.ts';
import { bestSnippet } from './snippets.ts';

/** What was found; the snippet of a turn is read apart. */
export interface FoundHit extends Omit<SearchHit, 'snippet'> {
  /** Of the turn; null when the title was found. */
  row: number | null;
}

/** UTF-16 units of texts that are read at once for snippets, or one text more. */
const CHARS_AT_ONCE = 200_000;

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

  return {
    findHits(query: string, asked?: number): FoundHit[] {
      const terms = parseTerms(query);
      if (terms.length === 0) return [];
      const limit = clampLimit(asked);
      const match = toMatchQuery(terms);
      const hits = [...selectTitles.all(match, limit), ...selectTurns.all(match, limit)] as unknown as FoundHit[];
      return hits.sort((a, b) => b.at - a.at).slice(0, limit);
    },
    /** Of the first of these turns, as many as are read at once; null for one that is gone. */
    snippetsOf(query: string, rows: readonly number[]): (SearchHit['snippet'] | null)[] {
      const terms = parseTerms(query);
      const snippets: (SearchHit['snippet'] | null)[] = [];
      let chars = 0;
      for (const row of rows) {
        const { message, content } = selectTexts.get(row) ?? {};
        const texts = [message, content].filter((text) => typeof text === 'string');
        snippets.push(texts.length > 0 ? bestSnippet(texts, terms) : null);
        chars += texts.reduce((sum, text) => sum + text.length, 0);
        if (chars >= CHARS_AT_ONCE) break;
      }
      return snippets;
    },
  };
}
