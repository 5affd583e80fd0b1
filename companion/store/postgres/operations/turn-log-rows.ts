import { randomUUID } from 'node:crypto';
import type { AnswerPart } from '../../../../protocol/parts.ts';
import { readSaid } from '../../rows/said-parts.ts';
import type { SaidText } from '../../store.ts';
import type { Queries } from '../database/sessions.ts';

/** The length of the text so far, so that text that is written again after a lost answer is there only once. */
const batches = new WeakMap<readonly SaidText[], string>();

/** Adds what running turns say. Nothing is kept of a turn that does not run, or that another companion runs by now. */
export async function appendSaid(queries: Queries, person: string, texts: readonly SaidText[]): Promise<void> {
  if (texts.length === 0) return;
  const batch = batches.get(texts) ?? randomUUID();
  batches.set(texts, batch);
  await queries.run(
    `INSERT INTO turn_log (turn, batch, kind, text)
     SELECT t.key, $1, s.kind, s.text
     FROM unnest($2::text[], $3::bigint[], $4::text[], $5::text[]) WITH ORDINALITY AS s (id, token, kind, text, place)
     JOIN turns t ON t.person = $6 AND t.id = s.id AND t.state = 'running' AND t.token <= s.token
     WHERE NOT EXISTS (SELECT 1 FROM turn_log l WHERE l.turn = t.key AND l.batch = $1)
     ORDER BY s.place`,
    batch,
    texts.map(({ turn }) => turn),
    texts.map(({ token = 0 }) => token),
    texts.map(({ kind }) => kind),
    texts.map(({ text }) => text),
    person,
  );
}

/** The answer of a turn so far. */
export async function readLog(queries: Queries, turn: number): Promise<AnswerPart[]> {
  return readSaid(
    await queries.all<Pick<SaidText, 'kind' | 'text'>>(
      'SELECT kind, text FROM turn_log WHERE turn = $1 ORDER BY key',
      turn,
    ),
  );
}
