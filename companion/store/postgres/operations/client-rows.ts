import type { PairedClient } from '../../client-store.ts';
import { toStoreMark } from '../../rows/store-mark.ts';
import type { OperationContext } from './operation-context.ts';

/** Clients that were paired. */
export function createClientRows({ db }: Pick<OperationContext, 'db'>) {
  return {
    allClients: (): Promise<PairedClient[]> =>
      db.all<PairedClient>(
        `SELECT id, verifier, name, origin, created_at AS "createdAt", last_seen_at AS "lastSeenAt", person
         FROM clients ORDER BY created_at, number`,
      ),
    async addClient({ id, verifier, name, origin, createdAt, lastSeenAt, person }: PairedClient): Promise<void> {
      await db.run(
        `INSERT INTO clients (id, verifier, name, origin, created_at, last_seen_at, person)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO NOTHING`,
        ...[id, verifier, name, origin, createdAt, lastSeenAt, person],
      );
    },
    async removeClient(id: string): Promise<void> {
      await db.run('DELETE FROM clients WHERE id = $1', id);
    },
    async sharedSecret(): Promise<Uint8Array> {
      const row = await db.one<{ secret: Uint8Array }>('SELECT secret FROM shared_secret');
      if (!row) throw new Error('the database has no secret');
      return row.secret;
    },
    /** A dump has the secret too. It is not in the same database of the same server. */
    async storeMark(): Promise<string> {
      const row = await db.one<{ secret: Uint8Array; place: string }>(
        `SELECT secret, concat_ws(' ', d.oid, extract(epoch FROM pg_postmaster_start_time())) AS place
         FROM shared_secret, pg_database d WHERE d.datname = current_database()`,
      );
      if (!row) throw new Error('the database has no secret');
      return toStoreMark(row.secret, row.place);
    },
    async seeClient(id: string, at: number): Promise<void> {
      await db.run('UPDATE clients SET last_seen_at = $2 WHERE id = $1', id, at);
    },
  };
}
