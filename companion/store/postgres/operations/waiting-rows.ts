import type { OperationContext } from './operation-context.ts';
import { dropTurns } from './source-rows.ts';

interface Waiting {
  key: number;
  id: string;
  parent: number | null;
  place: number;
}

/** Changes the order of questions that were not answered yet, and takes some back. */
export function createWaitingRows({ db, person, contents }: OperationContext) {
  return {
    /** Turns exchange their places. A turn that follows a place outside of the line still follows it. */
    arrange: (conversation: string, turns: readonly string[]): Promise<boolean> =>
      db.transaction(async (queries) => {
        const known = await queries.one<{ key: number }>(
          'SELECT key FROM conversations WHERE person = $1 AND id = $2 FOR UPDATE',
          person,
          conversation,
        );
        if (known === undefined) return false;
        const rows = await queries.all<Waiting>(
          `SELECT key, id, parent, place FROM turns
           WHERE conversation = $1 AND id = ANY($2::text[]) AND state = 'running' FOR UPDATE`,
          known.key,
          turns,
        );
        const line = rows.toSorted((a, b) => a.place - b.place);
        const isLine = line.every(({ parent }, index) => index === 0 || parent === line[index - 1]?.key);
        const wanted = turns.flatMap((turn) => rows.find(({ id }) => id === turn) ?? []);
        if (rows.length < turns.length || wanted.length < turns.length || !isLine) return false;
        const before = line.map(({ key }) => key);
        const after = wanted.map(({ key }) => key);
        await queries.run(
          `UPDATE turns t SET parent = m.after FROM unnest($1::bigint[], $2::bigint[]) AS m (before, after)
           WHERE t.parent = m.before AND t.key <> ALL($1::bigint[])`,
          before,
          after,
        );
        await queries.run(
          `UPDATE turns t SET place = m.place, parent = m.parent
           FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS m (key, place, parent) WHERE t.key = m.key`,
          after,
          line.map(({ place }) => place),
          [line[0]?.parent ?? null, ...after.slice(0, -1)],
        );
        return true;
      }),
    async withdraw(turn: string): Promise<boolean> {
      const isDropped = await db.transaction(async (queries) => {
        const found = await queries.one<{ key: number; parent: number | null }>(
          `SELECT key, parent FROM turns WHERE person = $1 AND id = $2 AND state = 'cancelled' AND content = '' FOR UPDATE`,
          person,
          turn,
        );
        if (found === undefined) return false;
        await queries.run('UPDATE turns SET parent = $1 WHERE parent = $2', found.parent, found.key);
        await dropTurns(queries, [found.key]);
        return true;
      });
      if (isDropped) await contents.sweep(db);
      return isDropped;
    },
  };
}
