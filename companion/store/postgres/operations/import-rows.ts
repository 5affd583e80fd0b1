import { foldTag } from '../../../../protocol/chat-filter.ts';
import { questionText } from '../../../../protocol/question-parts.ts';
import { toHash } from '../../../prompts/source.ts';
import { type ExportedConversation, type ExportedTurn, FROM_ASIDE } from '../../exported-conversation.ts';
import { roomOf } from '../../room-name.ts';
import { toStoredAnswer } from '../../rows/answer-outline.ts';
import { toImportedTerminal } from '../../rows/interrupted.ts';
import { toStoredExported } from '../../rows/stored-sources.ts';
import type { ImportMerge, SaidTurns } from '../../steps/operations.ts';
import { StoreError } from '../../store-error.ts';
import { toSearchWords } from '../database/search-words.ts';
import type { Queries } from '../database/sessions.ts';
import type { OperationContext } from './operation-context.ts';
import { toTurnWords, writeMoreWords } from './turn-words.ts';
import { PLACES_PER_MS } from './write-turns.ts';

/** How much is read at once: this many turns, or this many bytes. */
const TURNS_AT_ONCE = 200;
const BYTES_AT_ONCE = 500_000;
/** UTF-16 units of `came_from` that its index has. */
const INDEXED_CHARS = 400;

/** Takes conversations over piece by piece. They get new ids, and times in the future become `now`. */
export function createImporter({ db, person, mark, sources }: OperationContext) {
  async function keyOf(queries: Queries, id: string): Promise<number | undefined> {
    const row = await queries.one<{ key: number }>(
      'SELECT key FROM conversations WHERE person = $1 AND id = $2 FOR UPDATE',
      person,
      id,
    );
    return row?.key;
  }

  async function addTurns(
    queries: Queries,
    conversation: number,
    turns: readonly ExportedTurn[],
    from: number,
    now: number,
  ) {
    const known = await queries.all<{ id: string; key: number }>(
      'SELECT id, key FROM turns WHERE person = $1 AND id = ANY($2::text[])',
      person,
      turns.flatMap(({ parent, turn }) => (parent === null ? [turn] : [turn, parent])),
    );
    const keys = new Map(known.map(({ id, key }) => [id, key]));
    let place = from;
    const written: Parameters<typeof sources.write>[1][number][] = [];
    for (const turn of turns) {
      // The turn is already there if the answer to this very step was lost.
      if (keys.has(turn.turn)) continue;
      // A time in the future would sort it before everything that is asked from now on.
      const askedAt = Math.min(turn.askedAt, now);
      place = Math.max(askedAt * PLACES_PER_MS, place + 1);
      const terminal = toImportedTerminal(turn);
      const { content, thinking, outline } = toStoredAnswer(turn.answer);
      const message = questionText(turn.question);
      const words = await toTurnWords([message, content], mark);
      const row = await queries.one<{ key: number }>(
        `INSERT INTO turns (person, id, conversation, place, parent, task, style, message, fingerprint, state, model, content,
           thinking, outline, terminal, asked_at, asker, words)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10, $11, $12, $13, $14, $15, $16, array_to_tsvector($17::text[]))
         RETURNING key`,
        ...[person, turn.turn, conversation, place, turn.parent === null ? null : (keys.get(turn.parent) ?? null)],
        ...[turn.task, turn.style ?? '', message, terminal.type, turn.model, content, thinking, outline],
        ...[JSON.stringify(terminal), askedAt, turn.asker?.name ?? null],
        words.own,
      );
      if (row === undefined) continue;
      keys.set(turn.turn, row.key);
      if (words.more.length > 0) await writeMoreWords(queries, row.key, words);
      written.push({ turn: row.key, conversation, sources: toStoredExported(turn.question) });
    }
    await sources.write(queries, written);
  }

  async function merge(queries: Queries, { from, into, links }: ImportMerge): Promise<void> {
    const [old, key] = [await keyOf(queries, from), await keyOf(queries, into)];
    if (old === undefined) return;
    if (key === undefined) {
      // Another companion dropped the chat for good meanwhile: the new turns become a chat of their own.
      await queries.run('UPDATE conversations SET deleted_at = NULL WHERE key = $1', old);
      return;
    }
    // After everything that was asked there since the first of them was written.
    await queries.run(
      `UPDATE turns SET conversation = $1, place = place + greatest(0,
         (SELECT max(place) FROM turns WHERE conversation = $1) + 1 - (SELECT min(place) FROM turns WHERE conversation = $2))
       WHERE conversation = $2`,
      key,
      old,
    );
    await queries.run(
      `INSERT INTO pages (conversation, address, site) SELECT $1, address, site FROM pages WHERE conversation = $2
       ON CONFLICT DO NOTHING`,
      key,
      old,
    );
    await queries.run(
      `UPDATE turns t SET parent = p.key FROM unnest($2::text[], $3::text[]) AS l (turn, parent)
       JOIN turns p ON p.person = $1 AND p.id = l.parent WHERE t.person = $1 AND t.id = l.turn`,
      person,
      links.map(([turn]) => turn),
      links.map(([, parent]) => parent),
    );
    await queries.run(
      `UPDATE conversations SET deleted_at = NULL,
         used_at = greatest(used_at, (SELECT used_at FROM conversations WHERE key = $2)) WHERE key = $1`,
      key,
      old,
    );
    await queries.run('DELETE FROM conversations WHERE key = $1', old);
  }

  return {
    addImported(id: string, conversation: ExportedConversation, cameFrom: string, now: number): Promise<void> {
      const { title, titleSource, pinned, createdAt, usedAt, parameters = {}, archived, tags = [] } = conversation;
      return db.transaction(async (queries) => {
        const [words = []] = await toSearchWords([title], mark);
        const row = await queries.one<{ key: number }>(
          `INSERT INTO conversations (person, id, title, title_source, pinned, created_at, used_at, deleted_at, parameters,
             archived, came_from, words)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, array_to_tsvector($12::text[]))
           ON CONFLICT (person, id) DO NOTHING RETURNING key`,
          ...[person, id, title, titleSource, pinned ? 1 : 0, Math.min(createdAt, now), Math.min(usedAt, now), now],
          ...[JSON.stringify(parameters), archived ? 1 : 0, cameFrom],
          words,
        );
        if (row === undefined || tags.length === 0) return;
        await queries.run(
          `INSERT INTO tags (conversation, folded, tag) SELECT $1, * FROM unnest($2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
          row.key,
          tags.map(foldTag),
          [...tags],
        );
      });
    },
    addImportedTurns(id: string, turns: readonly ExportedTurn[], now: number, into: string | null): Promise<void> {
      return db.transaction(async (queries) => {
        // Marked as deleted just now. Otherwise another companion would drop it for good while this goes on.
        const draft = await queries.one<{ key: number; last: number | null }>(
          `UPDATE conversations c SET deleted_at = greatest(deleted_at, $3::bigint) WHERE person = $1 AND id = $2 AND deleted_at > 0
           RETURNING key, (
             SELECT max(t.place) FROM turns t JOIN conversations o ON o.key = t.conversation
             WHERE o.person = $1 AND o.id = ANY($4::text[])
           ) AS last`,
          person,
          id,
          now,
          into === null ? [id] : [id, into],
        );
        if (draft === undefined) throw new StoreError('gone', {});
        await addTurns(queries, draft.key, turns, draft.last ?? 0, now);
      });
    },
    finishImport(added: readonly string[], merges: readonly ImportMerge[]): Promise<void> {
      return db.transaction(async (queries) => {
        await queries.run(
          'UPDATE conversations SET deleted_at = NULL WHERE person = $1 AND id = ANY($2::text[])',
          person,
          added,
        );
        for (const each of merges) await merge(queries, each);
      });
    },
    async importedFrom(cameFrom: string): Promise<{ id: string; isShared: boolean }[]> {
      const own = cameFrom.startsWith(FROM_ASIDE) ? cameFrom.slice(FROM_ASIDE.length) : null;
      return db.all(
        // A room has the name that `roomOf` gives it.
        `SELECT c.id, EXISTS (SELECT 1 FROM room_links WHERE conversation = $4 || c.id)
             OR EXISTS (SELECT 1 FROM room_members WHERE conversation = $4 || c.id) AS "isShared"
         FROM conversations c
         WHERE c.person = $1 AND c.deleted_at IS NULL AND (c.id = $2
           OR (left(c.came_from, ${INDEXED_CHARS}) = left($3, ${INDEXED_CHARS}) AND c.came_from = $3 AND c.came_from <> ''))
         ORDER BY c.key`,
        person,
        own,
        cameFrom,
        roomOf(person, ''),
      );
    },
    async saidAfter(conversation: string, after: number): Promise<SaidTurns> {
      const rows = await db.all<{
        place: number;
        id: string;
        parent_id: string | null;
        message: string;
        content: string;
      }>(
        `WITH next AS (
           SELECT t.key, t.place, octet_length(t.message) + octet_length(t.content) AS bytes
           FROM turns t JOIN conversations c ON c.key = t.conversation
           WHERE c.person = $1 AND c.id = $2 AND t.place > $3 ORDER BY t.place LIMIT ${TURNS_AT_ONCE}
         ), sized AS (
           SELECT key, sum(bytes) OVER (ORDER BY place) - bytes AS before FROM next
         )
         SELECT t.place, t.id, p.id AS parent_id, t.message, t.content
         FROM sized s JOIN turns t ON t.key = s.key LEFT JOIN turns p ON p.key = t.parent
         WHERE s.before < ${BYTES_AT_ONCE} ORDER BY t.place`,
        person,
        conversation,
        after,
      );
      const turns = rows.map(({ id, parent_id: parent, message, content }) => ({
        turn: id,
        ...(parent !== null && { parent }),
        said: toHash(`${message}\0${content}`),
      }));
      return { turns, last: rows.at(-1)?.place ?? null };
    },
  };
}
