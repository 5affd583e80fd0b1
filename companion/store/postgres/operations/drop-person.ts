import type { OperationCalls } from '../../steps/operations.ts';
import { purgeDeleted } from '../../steps/purge-deleted.ts';
import type { Session } from '../database/sessions.ts';

/** Tables of a person's rows apart from conversations and what depends on those. */
const TABLES = ['model_parameters', 'prompts', 'preferences'];

/** Drops everything that is kept of a person, step by step. Nothing can be restored, even if this breaks off. */
export async function dropPerson(db: Pick<Session, 'run'>, person: string, calls: OperationCalls): Promise<void> {
  await db.run('UPDATE conversations SET deleted_at = 0 WHERE person = $1', person);
  await purgeDeleted(calls, 0, new Set());
  for (const table of TABLES) await db.run(`DELETE FROM ${table} WHERE person = $1`, person);
}
