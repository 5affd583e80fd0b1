import type { OperationContext } from './operation-context.ts';
import { dropTurns } from './source-rows.ts';

/** What is dropped at once: so many bytes or turns, or one turn more. */
const BYTES_AT_ONCE = 200_000;
const TURNS_AT_ONCE = 100;

/** Drops conversations for good, in pieces. */
export function createDropper({ db, person, contents }: OperationContext) {
  return {
    async dropSome(id: string, until: number): Promise<boolean> {
      const isMore = await db.transaction(async (queries) => {
        // Marked as deleted long ago: a chat that is dropped in part can't be restored, and the next purge drops the rest.
        const doomed = await queries.one<{ key: number }>(
          'UPDATE conversations SET deleted_at = 0 WHERE person = $1 AND id = $2 AND deleted_at <= $3 RETURNING key',
          person,
          id,
          until,
        );
        if (doomed === undefined) return false;
        // Beginning with the last: a turn must not outlive the turn that it follows.
        const turns = await queries.all<{ key: number }>(
          `WITH latest AS (
             SELECT key, place, octet_length(message) + octet_length(content) + octet_length(thinking) AS bytes FROM turns
             WHERE conversation = $1 ORDER BY place DESC LIMIT ${TURNS_AT_ONCE}
           ), sized AS (
             SELECT key, sum(bytes) OVER (ORDER BY place DESC) - bytes AS before FROM latest
           )
           SELECT key FROM sized WHERE before < ${BYTES_AT_ONCE}`,
          doomed.key,
        );
        if (turns.length > 0) {
          await dropTurns(
            queries,
            turns.map(({ key }) => key),
          );
          return true;
        }
        await queries.run('DELETE FROM conversations WHERE key = $1', doomed.key);
        return false;
      });
      await contents.sweep(db);
      return isMore;
    },
  };
}
