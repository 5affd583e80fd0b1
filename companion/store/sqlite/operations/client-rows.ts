import type { DatabaseSync } from 'node:sqlite';
import type { PairedClient } from '../../client-store.ts';
import { toStoreMark } from '../../rows/store-mark.ts';

/** Clients that were paired. Times are milliseconds since 1970. */
export function createClientRows(db: DatabaseSync) {
  const select = db.prepare(
    `SELECT id, verifier, name, origin, created_at AS createdAt, last_seen_at AS lastSeenAt, person
     FROM clients ORDER BY created_at, rowid`,
  );
  const insert = db.prepare(
    'INSERT INTO clients (id, verifier, name, origin, created_at, last_seen_at, person) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = db.prepare('DELETE FROM clients WHERE id = ?');
  const see = db.prepare('UPDATE clients SET last_seen_at = ? WHERE id = ?');

  const selectSecret = db.prepare('SELECT secret FROM shared_secret');

  return {
    allClients: () => select.all() as unknown as PairedClient[],
    addClient({ id, verifier, name, origin, createdAt, lastSeenAt, person }: PairedClient): void {
      insert.run(id, verifier, name, origin, createdAt, lastSeenAt, person);
    },
    sharedSecret: () => selectSecret.get()?.secret as Uint8Array,
    // A folder is open once, so that no copy is taken for it.
    storeMark: () => toStoreMark(selectSecret.get()?.secret as Uint8Array),
    removeClient: (id: string): void => void remove.run(id),
    seeClient: (id: string, at: number): void => void see.run(at, id),
  };
}
