import type { AnswerPart } from '../../../../protocol/parts.ts';
import { questionText } from '../../../../protocol/question-parts.ts';
import { firstWordsTitle } from '../../first-words-title.ts';
import { toStoredAnswer } from '../../rows/answer-outline.ts';
import { toInterrupted } from '../../rows/interrupted.ts';
import { withMoreText } from '../../rows/said-parts.ts';
import { toStoredSources } from '../../rows/stored-sources.ts';
import type { AskedTurn, RunningTurn, SaidText, TurnEnding } from '../../store.ts';
import { StoreError } from '../../store-error.ts';
import { isTaken } from '../database/database-failure.ts';
import { toSearchWords } from '../database/search-words.ts';
import type { Queries } from '../database/sessions.ts';
import type { OperationContext } from './operation-context.ts';
import { appendSaid, readLog } from './turn-log-rows.ts';
import { toTurnWords, writeMoreWords } from './turn-words.ts';

/** Places that fit in a millisecond. */
export const PLACES_PER_MS = 1000;

/**
 * The statement that changes a conversation also locks it, so that its turns get their places one after the other. Nothing is
 * recorded after a parent that is not in the conversation. It is one statement, so others see all of it or nothing.
 */
const ADD = `
WITH parent AS (
  SELECT t.key FROM turns t JOIN conversations c ON c.key = t.conversation
  WHERE t.person = $1 AND t.id = $4 AND c.id = $2 AND c.deleted_at IS NULL
), place AS (
  INSERT INTO conversations (person, id, title, words, title_source, pinned, created_at, used_at)
  SELECT $1, $2, $12, array_to_tsvector($13::text[]), 'question', 0, $11, $11
  WHERE $4::text IS NULL OR EXISTS (SELECT 1 FROM parent)
  ON CONFLICT (person, id) DO UPDATE SET used_at = greatest(conversations.used_at, excluded.used_at), archived = 0
    WHERE conversations.deleted_at IS NULL
  RETURNING key
)
INSERT INTO turns (person, id, conversation, place, parent, task, style, message, fingerprint, token, state, asked_at, asker, words)
SELECT $1, $3, place.key,
  greatest($11::bigint * ${PLACES_PER_MS}, (SELECT max(t.place) + 1 FROM turns t WHERE t.conversation = place.key)),
  (SELECT key FROM parent), $5, $6, $7, $8, $9, 'running', $11, $10, array_to_tsvector($14::text[])
FROM place
RETURNING key, conversation`;

const LOCK_CONVERSATION = `
SELECT c.key FROM conversations c JOIN turns t ON t.conversation = c.key WHERE t.person = $1 AND t.id = $2 FOR UPDATE OF c`;

/** The statement that writes also compares the token, so the slower of two companions writes nothing. */
const FINISH = `
WITH found AS (${LOCK_CONVERSATION}
), ended AS (
  UPDATE turns SET state = $4, model = $5, content = $6, thinking = $7, outline = $8, terminal = $9, token = $3,
    words = array_to_tsvector($10::text[])
  WHERE person = $1 AND id = $2 AND token <= $3 AND conversation IN (SELECT key FROM found)
  RETURNING key, conversation
), cleared AS (
  DELETE FROM turn_log WHERE turn IN (SELECT key FROM ended)
), reworded AS (
  DELETE FROM more_words WHERE turn IN (SELECT key FROM ended)
), used AS (
  UPDATE conversations SET used_at = greatest(used_at, $11::bigint)
  WHERE $11::bigint IS NOT NULL AND key IN (SELECT conversation FROM ended)
)
SELECT (SELECT key FROM ended) AS key, EXISTS (SELECT 1 FROM found) AS is_there,
  EXISTS (
    SELECT 1 FROM turns t JOIN ended ON t.conversation = ended.conversation WHERE t.state = 'done' AND t.key <> ended.key
  ) AS has_other`;

/** Turns as they are asked, answered and ended. */
export function createTurnWriter({ db, person, mark, sources }: OperationContext) {
  async function insert(queries: Queries, asked: AskedTurn, at: number): Promise<boolean> {
    const { turn, conversation, parent, task, style = '', question, fingerprint = '', token = 0, asker } = asked;
    const message = questionText(question);
    const words = await toTurnWords([message], mark);
    const title = firstWordsTitle(asked);
    const [titleWords = []] = await toSearchWords([title], mark);
    const row = await queries.one<{ key: number; conversation: number }>(
      ADD,
      ...[person, conversation, turn, parent, task, style, message, fingerprint, token, asker?.name ?? null, at],
      title,
      titleWords,
      words.own,
    );
    if (row === undefined) return false;
    if (words.more.length > 0) await writeMoreWords(queries, row.key, words);
    const stored = toStoredSources(question);
    if (stored.length > 0)
      await sources.write(queries, [{ turn: row.key, conversation: row.conversation, sources: stored }]);
    return true;
  }

  /** A question of words alone is one statement. */
  function isSimple({ question }: AskedTurn): boolean {
    return question.every(({ type }) => type === 'text') && questionText(question).length < 50_000;
  }

  async function refuseTaken<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw isTaken(error, 'turns_person_id_key') ? new StoreError('conflict', {}) : error;
    }
  }

  function add(asked: AskedTurn, at: number): Promise<boolean> {
    if (isSimple(asked) && toStoredSources(asked.question).length === 0) return refuseTaken(insert(db, asked, at));
    return refuseTaken(db.transaction((queries) => insert(queries, asked, at)));
  }

  /** Two questions at the same moment are written one after the other. */
  function follow(asked: AskedTurn, at: number): Promise<{ parent: string | null } | undefined> {
    const { conversation } = asked;
    return refuseTaken(
      db.transaction(async (queries) => {
        await queries.all(
          "SELECT pg_advisory_xact_lock(hashtextextended('aside follow ' || $1 || ' ' || $2, 0))",
          person,
          conversation,
        );
        const last = await queries.one<{ id: string }>(
          `WITH RECURSIVE branch AS (
             (SELECT t.key, t.id, 1 AS step FROM turns t JOIN conversations c ON c.key = t.conversation
              WHERE c.person = $1 AND c.id = $2 AND ($3::text IS NULL OR t.id = $3) ORDER BY t.place DESC LIMIT 1)
             UNION ALL
             SELECT n.key, n.id, b.step + 1 FROM branch b CROSS JOIN LATERAL
               (SELECT t.key, t.id FROM turns t WHERE t.parent = b.key ORDER BY t.place DESC LIMIT 1) n
           ) SELECT id FROM branch ORDER BY step DESC LIMIT 1`,
          person,
          conversation,
          asked.parent,
        );
        const parent = last?.id ?? asked.parent;
        return (await insert(queries, { ...asked, parent }, at)) ? { parent } : undefined;
      }),
    );
  }

  /** @param at null: it was not used now */
  async function end(queries: Queries, ending: Omit<TurnEnding, 'conversation'>, at: number | null) {
    const { turn, model, parts, terminal, token = 0 } = ending;
    const { message } = (await queries.one<{ message: string }>(
      'SELECT message FROM turns WHERE person = $1 AND id = $2',
      person,
      turn,
    )) ?? { message: '' };
    const { content, thinking, outline } = toStoredAnswer(parts);
    const words = await toTurnWords([message, content], mark);
    const ended = await queries.one<{ key: number | null; is_there: boolean; has_other: boolean }>(
      FINISH,
      ...[person, turn, token, terminal.type, model, content, thinking, outline, JSON.stringify(terminal)],
      words.own,
      at,
    );
    if (ended?.key != null && words.more.length > 0) await writeMoreWords(queries, ended.key, words);
    return ended;
  }

  return {
    add,
    follow,
    appendTexts: (texts: readonly SaidText[]) => appendSaid(db, person, texts),
    async finish(ending: TurnEnding, at: number): Promise<boolean> {
      const chars = ending.parts.reduce((sum, part) => sum + ('text' in part ? String(part.text).length : 0), 0);
      // Words that need several values are written together with the turn, or not at all.
      const ended = await (chars > 50_000
        ? db.transaction((queries) => end(queries, ending, at))
        : end(db, ending, at));
      if (!ended?.is_there) throw new StoreError('gone', {});
      if (ended.key === null) throw new StoreError('lost', { cause: 'taken_over' });
      return ending.terminal.type === 'done' && !ended.has_other;
    },
    interrupt: (turn: string, token: number, said: readonly AnswerPart[] = []): Promise<boolean> =>
      db.transaction(async (queries) => {
        // In the order of the statement that ends a turn: otherwise two companions could wait for each other.
        await queries.run(LOCK_CONVERSATION, person, turn);
        const lost = await queries.one<{ key: number }>(
          "SELECT key FROM turns WHERE person = $1 AND id = $2 AND state = 'running' AND token < $3 FOR UPDATE",
          person,
          turn,
          token,
        );
        if (lost === undefined) return false;
        const parts = withMoreText(await readLog(queries, lost.key), said);
        await end(queries, { turn, model: '', parts, terminal: toInterrupted(turn), token }, null);
        return true;
      }),
    running: (): Promise<RunningTurn[]> =>
      db.all<RunningTurn>(
        `SELECT t.id AS turn, c.id AS conversation, t.token FROM turns t JOIN conversations c ON c.key = t.conversation
         WHERE t.state = 'running' AND t.person = $1`,
        person,
      ),
  };
}
