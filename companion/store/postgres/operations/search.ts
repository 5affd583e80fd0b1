import type { ChatFilter } from '../../../../protocol/chat-filter.ts';
import type { SearchHit } from '../../../../protocol/conversation-requests.ts';
import { clampLimit } from '../../rows/cursors.ts';
import { parseTerms, type SearchTerm } from '../../rows/search-query.ts';
import { bestSnippet, holdTerms } from '../../rows/snippets.ts';
import type { FoundHit, FoundStep, SearchPlace } from '../../steps/operations.ts';
import { toWordsQuery } from '../database/search-words.ts';
import { createValues } from '../database/sessions.ts';
import { createFilterConditions, timeConditions } from './filter-conditions.ts';
import type { OperationContext } from './operation-context.ts';

/** How many turns are checked at once against a filter, or by reading their texts. */
const TURNS_AT_ONCE = 2_000;
const READ_AT_ONCE = 100;
/** Conversations and turns that are few enough to check one by one for the words. */
const FEW_CHATS = 100;
const FEW_TURNS = 2_000;
/** UTF-16 units of the texts that are read at once for snippets, or one text more. */
const CHARS_AT_ONCE = 200_000;

const TITLE_HIT =
  'SELECT NULL::bigint AS row, c.id AS conversation, c.title, c.archived, NULL AS turn, c.used_at AS at, c.key, 0 AS place';
const TURN_HIT =
  'SELECT t.key AS row, c.id AS conversation, c.title, c.archived, t.id AS turn, t.asked_at AS at, t.key, t.place';

type Values = ReturnType<typeof createValues>;
interface HitRow extends Omit<FoundHit, 'archived'> {
  archived: number;
  key: number;
  place: number;
}

/** Full-text search, latest first. */
export function createSearch(context: OperationContext) {
  const { db, person, mark } = context;
  const filters = createFilterConditions(context);

  /** The condition that finds the words in a turn `t`: in its own list, or each term in one of the lists beside it. */
  function inTurn(terms: readonly string[], { add }: Values): string {
    const beside = terms.map((term) => `SELECT turn FROM more_words WHERE words @@ ${add(term)}::tsquery`);
    return `(t.words @@ ${add(terms.join(' & '))}::tsquery OR t.key = ANY(ARRAY(${beside.join(' INTERSECT ')})))`;
  }

  async function titles(
    terms: readonly SearchTerm[],
    filter: ChatFilter,
    limit: number,
    within = '',
  ): Promise<FoundHit[]> {
    const { terms: wanted, isRough } = toWordsQuery(terms, mark);
    if (wanted.length === 0) return [];
    const { values, add } = createValues();
    const is = await filters.conditions(filter, add);
    const rows = await db.all<HitRow>(
      `${TITLE_HIT} FROM conversations c
       WHERE c.person = ${add(person)} AND c.deleted_at IS NULL AND c.words @@ ${add(wanted.join(' & '))}::tsquery${within}
         ${is}${timeConditions(filter, 'c.used_at', add)}
       ORDER BY c.used_at DESC, c.key DESC${isRough ? '' : ` LIMIT ${add(limit)}`}`,
      ...values,
    );
    const found = isRough ? rows.filter(({ title }) => holdTerms([title], terms)) : rows;
    return toHits(found.slice(0, limit));
  }

  /** Turns with the words, the latest first, from a place on. */
  async function turns(
    terms: readonly SearchTerm[],
    filter: ChatFilter,
    { before, limit, within = '' }: { before: SearchPlace | null; limit: number; within?: string },
  ): Promise<FoundStep> {
    const { terms: wanted, isRough } = toWordsQuery(terms, mark);
    if (wanted.length === 0) return { hits: [], next: null };
    const read = Math.min(limit, isRough ? READ_AT_ONCE : TURNS_AT_ONCE);
    const values = createValues();
    const { add } = values;
    const is = await filters.conditions(filter, add);
    const [place, key] = before === null ? [] : String(before).split('.').map(Number);
    const from =
      place === undefined || key === undefined
        ? ''
        : `AND (t.place, t.key) < (${add(place)}::bigint, ${add(key)}::bigint)`;
    const rows = await db.all<HitRow>(
      `${TURN_HIT} FROM turns t JOIN conversations c ON c.key = t.conversation
       WHERE t.person = ${add(person)} AND c.deleted_at IS NULL AND ${inTurn(wanted, values)} ${from}${within}
         ${is}${timeConditions(filter, 't.asked_at', add)}
       ORDER BY t.place DESC, t.key DESC LIMIT ${add(read)}`,
      ...values.values,
    );
    const last = rows.at(-1);
    const next = rows.length === read && last ? `${last.place}.${last.key}` : null;
    return { hits: toHits(isRough ? await readAndKeep(rows, terms) : rows), next };
  }

  async function readAndKeep(rows: readonly HitRow[], terms: readonly SearchTerm[]): Promise<HitRow[]> {
    const kept: HitRow[] = [];
    for (const row of rows) {
      const texts = await db.one<{ message: string; content: string }>(
        'SELECT message, content FROM turns WHERE key = $1',
        row.key,
      );
      if (texts && holdTerms([texts.message, texts.content], terms)) kept.push(row);
    }
    return kept;
  }

  async function latestTurns(terms: readonly SearchTerm[], filter: ChatFilter, limit: number, within = '') {
    const hits: FoundHit[] = [];
    for (let before: SearchPlace | null = null; ; ) {
      const step: FoundStep = await turns(terms, filter, { before, limit, within });
      hits.push(...step.hits);
      if (step.next === null || hits.length >= limit) return hits;
      before = step.next;
    }
  }

  function latest(hits: FoundHit[], limit: number): FoundHit[] {
    return hits.sort((a, b) => b.at - a.at).slice(0, limit);
  }

  return {
    async findHits(query: string, asked?: number): Promise<FoundHit[]> {
      const terms = parseTerms(query);
      if (terms.length === 0) return [];
      const limit = clampLimit(asked);
      return latest([...(await titles(terms, {}, limit)), ...(await latestTurns(terms, {}, limit))], limit);
    },
    async fewChats(filter: ChatFilter): Promise<number[] | null> {
      const { values, add } = createValues();
      const is = await filters.conditions(filter, add);
      if (is === '') return null;
      const rows = await db.all<{ key: number }>(
        `SELECT c.key FROM conversations c WHERE c.person = ${add(person)} AND c.deleted_at IS NULL${is} LIMIT ${FEW_CHATS + 1}`,
        ...values,
      );
      if (rows.length > FEW_CHATS) return null;
      const keys = rows.map(({ key }) => key);
      const counted = await db.one<{ n: number }>(
        `SELECT count(*) AS n FROM (SELECT 1 FROM turns WHERE conversation = ANY($1::bigint[]) LIMIT ${FEW_TURNS + 1}) t`,
        keys,
      );
      return (counted?.n ?? 0) > FEW_TURNS ? null : keys;
    },
    async findWithin(query: string, chats: readonly number[], filter: ChatFilter, limit: number): Promise<FoundHit[]> {
      const terms = parseTerms(query);
      if (terms.length === 0) return [];
      const { since, until } = filter;
      const times = { since, until };
      // These are our own numbers, not input.
      const within = ` AND c.key = ANY('{${chats.map(Number).join(',')}}'::bigint[])`;
      const said = await latestTurns(terms, times, limit, within);
      return latest([...(await titles(terms, times, limit, within)), ...said], limit);
    },
    async findTitles(query: string, filter: ChatFilter, limit: number): Promise<FoundHit[]> {
      const terms = parseTerms(query);
      return terms.length === 0 ? [] : titles(terms, filter, limit);
    },
    async findTurns(query: string, filter: ChatFilter, before: SearchPlace | null, limit: number): Promise<FoundStep> {
      const terms = parseTerms(query);
      return terms.length === 0 ? { hits: [], next: null } : turns(terms, filter, { before, limit });
    },
    async snippetsOf(query: string, rows: readonly number[]): Promise<(SearchHit['snippet'] | null)[]> {
      const terms = parseTerms(query);
      const snippets: (SearchHit['snippet'] | null)[] = [];
      const sizes = await db.all<{ key: number; bytes: number }>(
        'SELECT key, octet_length(message) + octet_length(content) AS bytes FROM turns WHERE key = ANY($1::bigint[])',
        rows,
      );
      const bytes = new Map(sizes.map((each) => [each.key, each.bytes]));
      const some: number[] = [];
      let sum = 0;
      for (const row of rows) {
        some.push(row);
        sum += bytes.get(row) ?? 0;
        if (sum >= CHARS_AT_ONCE) break;
      }
      const read = await db.all<{ key: number; message: string; content: string }>(
        'SELECT key, message, content FROM turns WHERE person = $1 AND key = ANY($2::bigint[])',
        person,
        some,
      );
      const texts = new Map(read.map((each) => [each.key, [each.message, each.content]]));
      for (const row of some) {
        const found = texts.get(row);
        snippets.push(found ? bestSnippet(found, terms) : null);
      }
      return snippets;
    },
  };
}

function toHits(rows: readonly HitRow[]): FoundHit[] {
  return rows.map(({ archived, key, place, ...hit }) => ({ ...hit, ...(archived === 1 && { archived: true }) }));
}
