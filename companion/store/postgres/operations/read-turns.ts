import type { TurnRecord } from '../../../../protocol/companion-messages.ts';
import { LIMITS } from '../../../../protocol/limits.ts';
import type { Exchange } from '../../../prompts/prompt.ts';
import { knownSources } from '../../../prompts/source.ts';
import { clampLimit, readRowCursor } from '../../rows/cursors.ts';
import { exchangeChars, HISTORY_CHARS } from '../../rows/history-chars.ts';
import { type RecordColumns, toTurnRecord } from '../../rows/stored-turn.ts';
import type { PageRequest, StoredHistory, StoredTurn, TurnPage } from '../../store.ts';
import type { OperationContext } from './operation-context.ts';

interface TurnRow extends RecordColumns {
  key: number;
  place: number;
}

const COLUMNS = `t.key, t.place, t.id, p.id AS parent_id, t.task, t.style, t.message, t.fingerprint, t.token, t.state, t.model,
  t.content, t.thinking, t.outline, t.terminal, t.asker`;

/** Exchanges that are read at once. */
const EXCHANGES_AT_ONCE = 20;
/** UTF-8 takes at most so many bytes for each UTF-16 unit. */
const BYTES_PER_CHAR = 3;

export function createTurnReader({ db, person, sources }: OperationContext) {
  function findConversation(id: string) {
    return db.one<{ key: number }>(
      'SELECT key FROM conversations WHERE person = $1 AND id = $2 AND deleted_at IS NULL',
      person,
      id,
    );
  }

  async function toRecords(rows: readonly TurnRow[]): Promise<TurnRecord[]> {
    const questions = rows.length === 0 ? new Map() : await sources.receipts(rows);
    return rows.map((row) => toTurnRecord(row, questions.get(row.key) ?? []));
  }

  async function readPage(conversation: number, before: number, limit: number): Promise<TurnPage> {
    // One turn more than asked for shows whether there are earlier ones. Turns that can't be in the page are not read.
    const rows = await db.all<TurnRow>(
      `WITH latest AS (
         SELECT key, octet_length(message) + octet_length(content) + octet_length(thinking) AS bytes, place FROM turns
         WHERE conversation = $1 AND place < $2 ORDER BY place DESC LIMIT $3
       ), sized AS (
         SELECT key, sum(bytes) OVER (ORDER BY place DESC) - bytes AS before FROM latest
       )
       SELECT ${COLUMNS} FROM sized s JOIN turns t ON t.key = s.key LEFT JOIN turns p ON p.key = t.parent
       WHERE s.before <= $4 ORDER BY t.place DESC`,
      conversation,
      before,
      limit + 1,
      LIMITS.pageChars * BYTES_PER_CHAR,
    );
    let chars = 0;
    const page: TurnRow[] = [];
    for (const row of rows) {
      chars += row.message.length + row.content.length + row.thinking.length;
      if (page.length === limit || (page.length > 0 && chars > LIMITS.pageChars)) break;
      page.push(row);
    }
    const turns = await toRecords(page.toReversed());
    return { turns, next: page.length < rows.length ? String(page.at(-1)?.place) : null };
  }

  return {
    async turns(id: string, { before, limit }: PageRequest): Promise<TurnPage | undefined> {
      const place = readRowCursor(before);
      const conversation = await findConversation(id);
      return conversation && readPage(conversation.key, place, clampLimit(limit));
    },
    async history(id: string, last: string | null): Promise<StoredHistory> {
      const exchanges: Exchange[] = [];
      const turns: string[] = [];
      let isOver = true;
      const read = (leftOut: number) => ({ exchanges: exchanges.reverse(), leftOut, turns: turns.reverse(), isOver });
      if (last === null) return read(0);
      const chain = await db.all<{ key: number }>(
        `WITH RECURSIVE chain AS (
           SELECT t.key, t.parent, 1 AS step FROM turns t JOIN conversations c ON c.key = t.conversation
           WHERE c.person = $1 AND c.id = $2 AND c.deleted_at IS NULL AND t.id = $3
           UNION ALL SELECT t.key, t.parent, c.step + 1 FROM chain c JOIN turns t ON t.key = c.parent
         ) SELECT key FROM chain ORDER BY step`,
        person,
        id,
        last,
      );
      let chars = 0;
      for (let start = 0; start < chain.length; start += EXCHANGES_AT_ONCE) {
        const keys = chain.slice(start, start + EXCHANGES_AT_ONCE).map(({ key }) => key);
        const rows = await db.all<{ key: number; id: string; message: string; content: string; state: string }>(
          'SELECT key, id, message, content, state FROM turns WHERE key = ANY($1::bigint[])',
          keys,
        );
        const asked = await sources.read(rows);
        for (const key of keys) {
          const row = rows.find((each) => each.key === key);
          if (row === undefined) break;
          const known = knownSources(asked.get(key) ?? []);
          const exchange = { question: row.message, sources: known, answer: row.content };
          chars += exchangeChars(exchange);
          if (exchanges.length > 0 && chars > HISTORY_CHARS) {
            return read(chain.length - exchanges.length);
          }
          exchanges.push(exchange);
          turns.push(row.id);
          isOver &&= row.state !== 'running';
        }
      }
      return read(0);
    },
    async lastModel(id: string): Promise<string | undefined> {
      const found = await db.one<{ model: string }>(
        `SELECT t.model FROM turns t JOIN conversations c ON c.key = t.conversation
         WHERE c.person = $1 AND c.id = $2 AND c.deleted_at IS NULL AND t.model <> '' ORDER BY t.place DESC LIMIT 1`,
        person,
        id,
      );
      return found?.model;
    },
    hasBlob: sources.hasBlob,
    blob: sources.blob,
    async findTurn(id: string): Promise<StoredTurn | undefined> {
      const row = await db.one<TurnRow & { conversation_id: string }>(
        `SELECT c.id AS conversation_id, ${COLUMNS} FROM turns t JOIN conversations c ON c.key = t.conversation
         LEFT JOIN turns p ON p.key = t.parent WHERE t.person = $1 AND t.id = $2 AND c.deleted_at IS NULL`,
        person,
        id,
      );
      if (row === undefined) return undefined;
      const { conversation_id: conversation, fingerprint, token } = row;
      const [record] = await toRecords([row]);
      return record && { conversation, record, fingerprint, token };
    },
  };
}
