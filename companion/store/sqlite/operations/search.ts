import type { DatabaseSync } from 'node:sqlite';
import type { ChatFilter } from '../../../../protocol/chat-filter.ts';
import type { SearchHit } from '../../../../protocol/conversation-requests.ts';
import { clampLimit } from '../../rows/cursors.ts';
import { parseTerms } from '../../rows/search-query.ts';
import { bestSnippet } from '../../rows/snippets.ts';
import type { FoundHit, FoundStep, SearchPlace } from '../../steps/operations.ts';
import { createFilterConditions, createStatements, timeConditions } from './filter-conditions.ts';
import { toMatchQuery } from './match-query.ts';
import { ROWS_PER_MS } from './turn-rows.ts';

const TURN_HIT = 'SELECT t.row, c.id AS conversation, c.title, c.archived, t.id AS turn, t.asked_at AS at';

/** Turns with the words that are looked at at once for those that a filter is true of. */
const TURNS_AT_ONCE = 2_000;

/** Conversations with the words in their titles that a filter is asked of at once. */
const TITLES_AT_ONCE = 500;

/** Conversations and turns that are few enough to check one by one for the words. */
const FEW_CHATS = 100;
const FEW_TURNS = 2_000;

/** UTF-16 units of the texts that are read at once for snippets, or one text more. */
const CHARS_AT_ONCE = 200_000;

/**
 * Full-text search, latest first. Rows of turns are in the order of time, so that FTS5 hands out the latest matches and
 * stops; ranking all matches of a common word takes a hundred times as long. CROSS JOIN keeps that order of the loops.
 */
export function createSearch(db: DatabaseSync) {
  const selectTurns = db.prepare(
    `${TURN_HIT}
     FROM turn_search CROSS JOIN turns t ON t.row = turn_search.rowid CROSS JOIN conversations c ON c.row = t.conversation
     WHERE turn_search MATCH ? AND c.deleted_at IS NULL ORDER BY turn_search.rowid DESC LIMIT ?`,
  );
  const selectWords = db.prepare(
    `SELECT rowid AS row FROM turn_search WHERE turn_search MATCH ? AND rowid < ?
     ORDER BY rowid DESC LIMIT ${TURNS_AT_ONCE}`,
  );
  const countTurnsOf = db.prepare(
    `SELECT count(*) AS n FROM (
       SELECT 1 FROM json_each(?) n CROSS JOIN turns t ON t.conversation = n.value LIMIT ${FEW_TURNS + 1})`,
  );
  const filters = createFilterConditions(db);
  const statement = createStatements(db);
  const selectTexts = db.prepare('SELECT message, content FROM turns WHERE row = ?');

  const lastLate = db.prepare(
    `SELECT max(row) AS row FROM turns INDEXED BY turns_late
     WHERE row >= (asked_at + 1) * ${ROWS_PER_MS} AND asked_at >= ? AND asked_at < ?`,
  );

  /**
   * Conversations are not in the order of their use, and few enough to sort. A filter costs more than that: it is asked of
   * some at a time, the last used first, until there are enough.
   */
  function titles(match: string, filter: ChatFilter, limit: number): FoundHit[] {
    const [is, used] = [filters.conditions(filter), timeConditions(filter, 'c.used_at')];
    const ordered = statement(
      `SELECT c.row FROM title_search CROSS JOIN conversations c ON c.row = title_search.rowid
       WHERE title_search MATCH ? AND c.deleted_at IS NULL${used.sql} ORDER BY c.used_at DESC, c.row DESC`,
    );
    const select = statement(
      `SELECT NULL AS row, c.id AS conversation, c.title, c.archived, NULL AS turn, c.used_at AS at
       FROM json_each(?) n CROSS JOIN conversations c ON c.row = n.value WHERE true${is.sql} ORDER BY n.key LIMIT ?`,
    );
    const found: FoundHit[] = [];
    const ask = (rows: readonly unknown[]) =>
      found.push(...toHits(select.all(JSON.stringify(rows), ...is.values, limit - found.length)));
    let rows: unknown[] = [];
    for (const { row } of ordered.iterate(match, ...used.values)) {
      rows.push(row);
      if (rows.length < TITLES_AT_ONCE) continue;
      ask(rows);
      rows = [];
      if (found.length === limit) return found;
    }
    ask(rows);
    return found;
  }

  /** The row that all turns lie before which were asked in a time: those whose rows lie after it are known apart. */
  function firstBehind({ since = 0, until }: ChatFilter): number {
    if (until === undefined) return Number.MAX_SAFE_INTEGER;
    const late = lastLate.get(since, until)?.row;
    return Math.max(until * ROWS_PER_MS, typeof late === 'number' ? late + 1 : 0);
  }

  return {
    findHits(query: string, asked?: number): FoundHit[] {
      const terms = parseTerms(query);
      if (terms.length === 0) return [];
      const limit = clampLimit(asked);
      const match = toMatchQuery(terms);
      const hits = [...titles(match, {}, limit), ...toHits(selectTurns.all(match, limit))];
      return hits.sort((a, b) => b.at - a.at).slice(0, limit);
    },
    /** The rows of the conversations that a filter is true of, when they and their turns are few; its times apart. */
    fewChats(filter: ChatFilter): number[] | null {
      const is = filters.conditions(filter);
      if (is.sql === '') return null;
      const select = statement(
        `SELECT c.row FROM conversations c WHERE c.deleted_at IS NULL${is.sql} LIMIT ${FEW_CHATS + 1}`,
      );
      const rows = select.all(...is.values).map(({ row }) => Number(row));
      const turns = rows.length > FEW_CHATS ? FEW_TURNS + 1 : Number(countTurnsOf.get(JSON.stringify(rows))?.n);
      return turns > FEW_TURNS ? null : rows;
    },
    /** What words stand in of these conversations, latest first: none of all the others with these words is looked at. */
    findWithin(query: string, chats: readonly number[], filter: ChatFilter, limit: number): FoundHit[] {
      const terms = parseTerms(query);
      if (terms.length === 0) return [];
      const [used, asked] = [timeConditions(filter, 'c.used_at'), timeConditions(filter, 't.asked_at')];
      const [match, rows] = [toMatchQuery(terms), JSON.stringify(chats)];
      const named = statement(
        `SELECT NULL AS row, c.id AS conversation, c.title, c.archived, NULL AS turn, c.used_at AS at
         FROM json_each(?) n CROSS JOIN conversations c ON c.row = n.value
         WHERE EXISTS (SELECT 1 FROM title_search WHERE title_search MATCH ? AND rowid = c.row)${used.sql}`,
      );
      const said = statement(
        `${TURN_HIT}
         FROM json_each(?) n CROSS JOIN conversations c ON c.row = n.value CROSS JOIN turns t ON t.conversation = c.row
         WHERE EXISTS (SELECT 1 FROM turn_search WHERE turn_search MATCH ? AND rowid = t.row)${asked.sql}`,
      );
      const hits = [named.all(rows, match, ...used.values), said.all(rows, match, ...asked.values)].flatMap(toHits);
      return hits.sort((a, b) => b.at - a.at).slice(0, limit);
    },
    findTitles: (query: string, filter: ChatFilter, limit: number): FoundHit[] => {
      const terms = parseTerms(query);
      return terms.length === 0 ? [] : titles(toMatchQuery(terms), filter, limit);
    },
    /** Turns that a filter is true of, step by step: of a common word most may be looked at in vain. */
    findTurns(query: string, filter: ChatFilter, before: SearchPlace | null, limit: number): FoundStep {
      const terms = parseTerms(query);
      if (terms.length === 0) return { hits: [], next: null };
      const [is, asked] = [filters.conditions(filter), timeConditions(filter, 't.asked_at')];
      const select = statement(
        `${TURN_HIT}
         FROM turns t CROSS JOIN conversations c ON c.row = t.conversation
         WHERE t.row = ? AND c.deleted_at IS NULL${is.sql}${asked.sql}`,
      );
      const rows = selectWords.all(toMatchQuery(terms), before ?? firstBehind(filter)).map(({ row }) => Number(row));
      const found: Record<string, unknown>[] = [];
      for (const row of rows) {
        const hit = select.get(row, ...is.values, ...asked.values);
        if (hit) found.push(hit);
        if (found.length === limit) return { hits: toHits(found), next: row };
      }
      const last = rows.at(-1) ?? 0;
      // No turn lies before the row of the time when it was asked.
      const isEnd = rows.length < TURNS_AT_ONCE || last < (filter.since ?? 0) * ROWS_PER_MS;
      return { hits: toHits(found), next: isEnd ? null : last };
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

function toHits(rows: readonly Record<string, unknown>[]): FoundHit[] {
  return rows.map(({ archived, ...hit }) => ({
    ...hit,
    ...(archived === 1 && { archived: true }),
  })) as unknown as FoundHit[];
}
